package org.anlage.task.programs.formula;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses formulas and draws by recursive descent, with types and columns. */
public final class FormulaParser {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s*(?:([0-9]+(?:\\.[0-9]*)?(?:[eE][+-]?[0-9]+)?|\\.[0-9]+)|([A-Za-z_][A-Za-z0-9_]*)"
              + "|(<=|>=|==|!=|[-+*/<>(),]))");
  private static final List<String> DISTRIBUTIONS =
      List.of("one_of", "weighted", "integer", "grid", "uniform", "exponential", "normal");
  private static final List<String> WORDS = List.of("mod", "and", "or", "not");
  private static final Formula ONE = new Formula.Constant(1, false);
  private static final int DEPTH = 100;

  private final Map<String, Integer> variables;
  private final List<Token> tokens = new ArrayList<>();
  private int next;
  private int depth;

  private record Token(String text, int column, boolean number) {}

  private FormulaParser(String text, Map<String, Integer> variables) {
    this.variables = variables;
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    while (!text.substring(at).isBlank()) {
      matcher.region(at, text.length());
      if (!matcher.lookingAt()) {
        int bad = at + text.substring(at).length() - text.substring(at).stripLeading().length();
        throw new FormulaException("unexpected \"" + text.charAt(bad) + "\"", bad + 1);
      }
      int group = matcher.group(1) != null ? 1 : matcher.group(2) != null ? 2 : 3;
      tokens.add(new Token(matcher.group(group), matcher.start(group) + 1, group == 1));
      at = matcher.end();
    }
    tokens.add(new Token("", text.length() + 1, false));
  }

  /** Whether a name can be that of a draw. */
  public static boolean free(String name) {
    return name.matches("[a-z][a-z0-9_]*")
        && !WORDS.contains(name)
        && !DISTRIBUTIONS.contains(name)
        && function(name).isEmpty();
  }

  /**
   * Parses a number.
   *
   * @param variables numbers of the variables by name
   * @throws FormulaException if it is none
   */
  public static Formula number(String text, Map<String, Integer> variables) {
    return new FormulaParser(text, variables).whole(false);
  }

  /**
   * Parses a truth value.
   *
   * @throws FormulaException if it is none
   */
  public static Formula truth(String text, Map<String, Integer> variables) {
    return new FormulaParser(text, variables).whole(true);
  }

  /**
   * Parses a draw: a distribution, or a number.
   *
   * @throws FormulaException if it is none
   */
  public static DrawRule draw(String text, Map<String, Integer> variables) {
    FormulaParser parser = new FormulaParser(text, variables);
    Token first = parser.tokens.get(0);
    if (!DISTRIBUTIONS.contains(first.text())) {
      return new DrawRule.Value(parser.whole(false));
    }
    parser.next++;
    List<Formula> arguments = parser.arguments();
    parser.end();
    for (Formula argument : arguments) {
      if (argument.truth()) {
        throw new FormulaException("expected numbers, got true or false", first.column());
      }
    }
    return distribution(first, arguments);
  }

  private static DrawRule distribution(Token name, List<Formula> a) {
    switch (name.text()) {
      case "one_of" -> {
        return new DrawRule.OneOf(a, a.stream().map(any -> ONE).toList());
      }
      case "weighted" -> {
        return weighted(name, a);
      }
      case "integer", "uniform", "normal" -> {
        require(name, a, 2);
        if (name.text().equals("normal")) {
          return new DrawRule.Normal(a.get(0), a.get(1));
        }
        ordered(name, a.get(0), a.get(1));
        return name.text().equals("integer")
            ? new DrawRule.Grid(a.get(0), a.get(1), ONE)
            : new DrawRule.Uniform(a.get(0), a.get(1));
      }
      case "grid" -> {
        require(name, a, 3);
        ordered(name, a.get(0), a.get(1));
        if (a.get(2) instanceof Formula.Constant by && !(by.value() > 0)) {
          throw new FormulaException("grid: the spacing is above 0", name.column());
        }
        return new DrawRule.Grid(a.get(0), a.get(1), a.get(2));
      }
      default -> {
        require(name, a, 3);
        ordered(name, a.get(1), a.get(2));
        return new DrawRule.Exponential(a.get(0), a.get(1), a.get(2));
      }
    }
  }

  private static DrawRule weighted(Token name, List<Formula> a) {
    if (a.size() % 2 != 0) {
      throw new FormulaException("weighted has pairs of a value and a weight", name.column());
    }
    List<Formula> values = new ArrayList<>();
    List<Formula> weights = new ArrayList<>();
    for (int i = 0; i < a.size(); i += 2) {
      values.add(a.get(i));
      weights.add(a.get(i + 1));
      if (a.get(i + 1) instanceof Formula.Constant weight && weight.value() < 0) {
        throw new FormulaException("weights are 0 or more, got " + weight.value(), name.column());
      }
    }
    return new DrawRule.OneOf(values, weights);
  }

  private static void require(Token name, List<Formula> arguments, int count) {
    if (arguments.size() != count) {
      throw new FormulaException(
          name.text() + " has " + count + " arguments, got " + arguments.size(), name.column());
    }
  }

  private static void ordered(Token name, Formula from, Formula to) {
    if (from instanceof Formula.Constant low
        && to instanceof Formula.Constant high
        && low.value() > high.value()) {
      throw new FormulaException(
          name.text() + ": from " + low.value() + " is above to " + high.value(), name.column());
    }
  }

  private Formula whole(boolean truth) {
    Token first = tokens.get(0);
    Formula formula = or();
    end();
    typed(formula, truth, first);
    return formula;
  }

  private void end() {
    Token rest = peek();
    if (!rest.text().isEmpty()) {
      throw new FormulaException("unexpected \"" + rest.text() + "\"", rest.column());
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Optional<Token> take(String... texts) {
    Token token = peek();
    if (!token.number() && Arrays.asList(texts).contains(token.text())) {
      next++;
      return Optional.of(token);
    }
    return Optional.empty();
  }

  private void expect(String text) {
    Token token = peek();
    if (take(text).isEmpty()) {
      String got = token.text().isEmpty() ? "the end" : "\"" + token.text() + "\"";
      throw new FormulaException("expected \"" + text + "\", got " + got, token.column());
    }
  }

  private static void typed(Formula formula, boolean truth, Token at) {
    if (formula.truth() != truth) {
      throw new FormulaException(
          truth ? "expected true or false, got a number" : "expected a number, got true or false",
          at.column());
    }
  }

  private Formula or() {
    if (++depth > DEPTH) {
      throw new FormulaException("nested more than " + DEPTH + " deep", peek().column());
    }
    Token start = peek();
    Formula left = and();
    while (take("or").isPresent()) {
      Token right = peek();
      left = call(Operation.OR, start, left, right, and());
    }
    depth--;
    return left;
  }

  private Formula and() {
    Token start = peek();
    Formula left = not();
    while (take("and").isPresent()) {
      Token right = peek();
      left = call(Operation.AND, start, left, right, not());
    }
    return left;
  }

  private Formula not() {
    int nots = 0;
    while (take("not").isPresent()) {
      nots++;
    }
    Token start = peek();
    Formula formula = comparison();
    for (int i = 0; i < nots; i++) {
      typed(formula, true, start);
      formula = new Formula.Call(Operation.NOT, List.of(formula));
    }
    return formula;
  }

  private Formula comparison() {
    Token start = peek();
    Formula left = sum();
    Optional<Token> sign = take("<", "<=", ">", ">=", "==", "!=");
    if (sign.isEmpty()) {
      return left;
    }
    Token right = peek();
    return call(infix(sign.get()), start, left, right, sum());
  }

  private Formula sum() {
    Token start = peek();
    Formula left = product();
    for (Optional<Token> sign = take("+", "-"); sign.isPresent(); sign = take("+", "-")) {
      Token right = peek();
      left = call(infix(sign.get()), start, left, right, product());
    }
    return left;
  }

  private Formula product() {
    Token start = peek();
    Formula left = unary();
    for (Optional<Token> sign = take("*", "/", "mod");
        sign.isPresent();
        sign = take("*", "/", "mod")) {
      Token right = peek();
      left = call(infix(sign.get()), start, left, right, unary());
    }
    return left;
  }

  private Formula unary() {
    int minus = 0;
    Token start = peek();
    while (take("-").isPresent()) {
      minus++;
    }
    Formula formula = atom();
    if (minus == 0) {
      return formula;
    }
    typed(formula, false, start);
    if (minus % 2 == 0) {
      return formula;
    }
    return formula instanceof Formula.Constant constant
        ? new Formula.Constant(-constant.value(), false)
        : new Formula.Call(Operation.SUBTRACT, List.of(new Formula.Constant(0, false), formula));
  }

  private Formula atom() {
    Token token = peek();
    if (token.number()) {
      next++;
      double value = Double.parseDouble(token.text());
      if (Double.isInfinite(value)) {
        throw new FormulaException("the number is too large", token.column());
      }
      return new Formula.Constant(value, false);
    }
    if (take("(").isPresent()) {
      Formula inner = or();
      expect(")");
      return inner;
    }
    if (!token.text().matches("[A-Za-z_].*")) {
      String got = token.text().isEmpty() ? "the end" : "\"" + token.text() + "\"";
      throw new FormulaException("expected a number, a name or \"(\", got " + got, token.column());
    }
    next++;
    return peek().text().equals("(") ? function(token) : variable(token);
  }

  private Formula variable(Token name) {
    if (name.text().equals("true") || name.text().equals("false")) {
      return new Formula.Constant(name.text().equals("true") ? 1 : 0, true);
    }
    Integer number = variables.get(name.text());
    if (number == null) {
      String names = String.join(", ", variables.keySet().stream().sorted().toList());
      throw new FormulaException(
          "there is no \""
              + name.text()
              + "\" here; there "
              + (names.isEmpty() ? "are no draws before it" : "are: " + names),
          name.column());
    }
    return new Formula.Variable(number);
  }

  private static Optional<Operation> function(String name) {
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.function() && operation.word.equals(name))
        .findFirst();
  }

  private Formula function(Token name) {
    if (DISTRIBUTIONS.contains(name.text())) {
      throw new FormulaException(
          name.text() + " can only be the whole of a draw; give the draw a name of its own",
          name.column());
    }
    Operation operation =
        function(name.text())
            .orElseThrow(
                () ->
                    new FormulaException(
                        "there is no function \"" + name.text() + "\"; there are: " + functions(),
                        name.column()));
    List<Formula> arguments = arguments();
    if (operation.arguments < 0) {
      if (arguments.size() < -operation.arguments) {
        throw new FormulaException(
            name.text() + " has at least " + -operation.arguments + " arguments", name.column());
      }
    } else {
      require(name, arguments, operation.arguments);
    }
    if (operation == Operation.IF) {
      typed(arguments.get(0), true, name);
      typed(arguments.get(2), arguments.get(1).truth(), name);
    } else {
      arguments.forEach(argument -> typed(argument, operation.ofTruths(), name));
    }
    return new Formula.Call(operation, arguments);
  }

  private static String functions() {
    return String.join(
        ", ",
        Arrays.stream(Operation.values()).filter(Operation::function).map(o -> o.word).toList());
  }

  private List<Formula> arguments() {
    expect("(");
    List<Formula> arguments = new ArrayList<>();
    do {
      arguments.add(or());
    } while (take(",").isPresent());
    expect(")");
    return List.copyOf(arguments);
  }

  private static Operation infix(Token sign) {
    return Arrays.stream(Operation.values())
        .filter(operation -> operation.word.equals(sign.text()))
        .findFirst()
        .orElseThrow();
  }

  private static Formula call(
      Operation operation, Token leftAt, Formula left, Token rightAt, Formula right) {
    typed(left, operation.ofTruths(), leftAt);
    typed(right, operation.ofTruths(), rightAt);
    return new Formula.Call(operation, List.of(left, right));
  }
}
