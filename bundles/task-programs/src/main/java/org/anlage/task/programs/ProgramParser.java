package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.anlage.api.component.MisplacedValue;
import org.anlage.api.task.program.Answer;
import org.anlage.api.task.program.Draw;
import org.anlage.api.task.program.During;
import org.anlage.api.task.program.Fixed;
import org.anlage.api.task.program.Input;
import org.anlage.api.task.program.TrialProgram;
import org.anlage.task.programs.formula.DrawRule;
import org.anlage.task.programs.formula.Formula;
import org.anlage.task.programs.formula.FormulaException;
import org.anlage.task.programs.formula.FormulaParser;

/** Parses the formulas of a program and resolves its names. */
final class ProgramParser {
  static final String TIME = "time";

  private final TrialProgram program;
  private final Map<String, Integer> names = new LinkedHashMap<>();
  private final Map<String, Integer> timed = new HashMap<>();
  private final Map<String, Integer> periods = new LinkedHashMap<>();

  ProgramParser(TrialProgram program) {
    this.program = program;
  }

  /**
   * The program's parts.
   *
   * @throws MisplacedValue if there is something wrong with one
   */
  ParsedProgram parse(List<Fixed> fixed) {
    List<DrawRule> free = draws();
    List<DrawRule> draws = new ArrayList<>(free);
    for (Fixed one : fixed) {
      Integer number = names.get(one.name());
      if (number == null) {
        throw new IllegalArgumentException(
            "fixed: there is no draw \"" + one.name() + "\"; there are: " + words(names.keySet()));
      }
      draws.set(number, new DrawRule.Value(new Formula.Constant(one.value(), false)));
    }
    List<Formula> durations = durations();
    timed.putAll(names);
    timed.put(TIME, draws.size());
    return new ParsedProgram(
        program,
        List.copyOf(draws),
        free,
        durations,
        inputs(),
        answers(),
        variables(),
        program
            .heldOut()
            .map(text -> in(List.of("heldOut"), () -> FormulaParser.truth(text, names))));
  }

  private List<DrawRule> draws() {
    List<DrawRule> rules = new ArrayList<>();
    for (int i = 0; i < program.draws().size(); i++) {
      Draw draw = program.draws().get(i);
      if (!FormulaParser.free(draw.name()) || draw.name().equals(TIME)) {
        throw wrong(
            "draw \""
                + draw.name()
                + "\": expected a name in lower case with underscores that is no word of formulas",
            "draws",
            i,
            "name");
      }
      rules.add(in(List.of("draws", i, "value"), () -> FormulaParser.draw(draw.value(), names)));
      if (names.put(draw.name(), i) != null) {
        throw wrong("two draws are called \"" + draw.name() + "\"", "draws", i, "name");
      }
    }
    for (int i = 0; i < program.variations().size(); i++) {
      known(program.variations().get(i).draw(), names.keySet(), "draw", "variations", i, "draw");
    }
    return List.copyOf(rules);
  }

  private List<Formula> durations() {
    List<Formula> durations = new ArrayList<>();
    for (int i = 0; i < program.periods().size(); i++) {
      String duration = program.periods().get(i).duration();
      durations.add(
          in(List.of("periods", i, "duration"), () -> FormulaParser.number(duration, names)));
      String name = program.periods().get(i).name();
      if (periods.put(name, i) != null) {
        throw wrong("two periods are called \"" + name + "\"", "periods", i, "name");
      }
    }
    return durations;
  }

  private List<ParsedProgram.Shown> inputs() {
    List<ParsedProgram.Shown> shown = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    int channel = 0;
    for (int i = 0; i < program.inputs().size(); i++) {
      Input input = program.inputs().get(i);
      if (!taken.add(input.name())) {
        throw wrong("two inputs are called \"" + input.name() + "\"", "inputs", i, "name");
      }
      for (int d = 0; d < input.during().size(); d++) {
        During during = input.during().get(d);
        List<Object> path = List.of("inputs", i, "during", d);
        shown.add(
            new ParsedProgram.Shown(
                new Units(
                    "input \"" + input.name() + "\"",
                    input.form(),
                    channel,
                    input.size(),
                    input.width()),
                periods(during.periods(), path),
                number(during.value(), path, "value"),
                number(during.strength(), path, "strength"),
                number(during.base(), path, "base"),
                number(during.noise(), path, "noise")));
      }
      channel += input.size();
    }
    return shown;
  }

  private List<ParsedProgram.Asked> answers() {
    Map<String, Units> outputs = new LinkedHashMap<>();
    int channel = 0;
    for (int i = 0; i < program.outputs().size(); i++) {
      var output = program.outputs().get(i);
      Units units =
          new Units(
              "output \"" + output.name() + "\"",
              output.form(),
              channel,
              output.size(),
              output.width());
      if (outputs.put(output.name(), units) != null) {
        throw wrong("two outputs are called \"" + output.name() + "\"", "outputs", i, "name");
      }
      channel += output.size();
    }
    List<ParsedProgram.Asked> asked = new ArrayList<>();
    for (int i = 0; i < program.answers().size(); i++) {
      Answer answer = program.answers().get(i);
      List<Object> path = List.of("answers", i);
      known(answer.output(), outputs.keySet(), "output", "answers", i, "output");
      asked.add(
          new ParsedProgram.Asked(
              Objects.requireNonNull(outputs.get(answer.output())),
              periods(answer.periods(), path),
              number(answer.value(), path, "value"),
              number(answer.strength(), path, "strength"),
              answer.weight(),
              steps(answer.grace(), path)));
    }
    if (!program.decision().output().isEmpty()) {
      known(program.decision().output(), outputs.keySet(), "output", "decision", "output");
    }
    return asked;
  }

  private int steps(double ms, List<Object> path) {
    if (!Timing.whole(ms, program.step())) {
      throw new MisplacedValue(
          Timing.notWhole("grace", ms, program.step()), extended(path, "grace"), 0);
    }
    return Timing.steps(ms, program.step());
  }

  private List<Formula> variables() {
    List<Formula> formulas = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (int i = 0; i < program.variables().size(); i++) {
      var variable = program.variables().get(i);
      if (!taken.add(variable.name())) {
        throw wrong("two variables are called \"" + variable.name() + "\"", "variables", i, "name");
      }
      formulas.add(
          in(
              List.of("variables", i, "value"),
              () -> FormulaParser.number(variable.value(), names)));
    }
    return formulas;
  }

  private int[] periods(List<String> given, List<Object> path) {
    if (given.isEmpty()) {
      return java.util.stream.IntStream.range(0, periods.size()).toArray();
    }
    int[] numbers = new int[given.size()];
    for (int i = 0; i < numbers.length; i++) {
      List<Object> at = extended(extended(path, "periods"), i);
      known(given.get(i), periods.keySet(), "period", at.toArray());
      numbers[i] = Objects.requireNonNull(periods.get(given.get(i)));
    }
    return numbers;
  }

  private Formula number(String text, List<Object> path, String key) {
    return in(extended(path, key), () -> FormulaParser.number(text, timed));
  }

  private static List<Object> extended(List<Object> path, Object last) {
    List<Object> all = new ArrayList<>(path);
    all.add(last);
    return all;
  }

  private static void known(String name, Set<String> names, String what, Object... path) {
    if (!names.contains(name)) {
      throw wrong("there is no " + what + " \"" + name + "\"; there are: " + words(names), path);
    }
  }

  private static String words(Set<String> names) {
    return names.isEmpty() ? "none" : String.join(", ", names);
  }

  private static MisplacedValue wrong(String message, Object... path) {
    return new MisplacedValue(message, List.of(path), 0);
  }

  private static <T> T in(List<Object> path, Supplier<T> parse) {
    try {
      return parse.get();
    } catch (FormulaException e) {
      throw new MisplacedValue(
          words(path) + ": " + e.getMessage() + " (column " + e.column() + " of the formula)",
          path,
          e.column());
    }
  }

  /** "draws[2].value". */
  private static String words(List<Object> path) {
    StringBuilder words = new StringBuilder();
    for (Object part : path) {
      if (part instanceof Integer) {
        words.append('[').append(part).append(']');
      } else {
        words.append(words.isEmpty() ? "" : ".").append(part);
      }
    }
    return words.toString();
  }
}
