package org.anlage.task.programs.formula;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/** Operations and functions of formulas. */
enum Operation {
  ADD("+", 2, false, false),
  SUBTRACT("-", 2, false, false),
  MULTIPLY("*", 2, false, false),
  DIVIDE("/", 2, false, false),
  /** The remainder with the sign of the divisor: -1 mod 3 is 2. */
  MOD("mod", 2, false, false),
  LESS("<", 2, false, true),
  AT_MOST("<=", 2, false, true),
  MORE(">", 2, false, true),
  AT_LEAST(">=", 2, false, true),
  EQUAL("==", 2, false, true),
  UNEQUAL("!=", 2, false, true),
  AND("and", 2, true, true),
  OR("or", 2, true, true),
  NOT("not", 1, true, true),
  IF("if", 3, false, false),
  MIN("min", -2, false, false),
  MAX("max", -2, false, false),
  ABS("abs", 1, false, false),
  SIGN("sign", 1, false, false),
  FLOOR("floor", 1, false, false),
  SQRT("sqrt", 1, false, false),
  EXP("exp", 1, false, false),
  LOG10("log10", 1, false, false),
  SIN("sin", 1, false, false),
  COS("cos", 1, false, false),
  /** Distance of two angles on the circle, 0 to 180 degrees. */
  DISTANCE("distance", 2, false, false);

  final String word;

  /** Number of arguments; negative: at least so many. */
  final int arguments;

  private final boolean ofTruths;
  private final boolean truth;

  Operation(String word, int arguments, boolean ofTruths, boolean truth) {
    this.word = word;
    this.arguments = arguments;
    this.ofTruths = ofTruths;
    this.truth = truth;
  }

  /** Whether its arguments are truth values; the first, for {@code if}. */
  boolean ofTruths() {
    return ofTruths;
  }

  boolean truth() {
    return truth;
  }

  /** Whether it is written as a name with arguments in brackets. */
  boolean function() {
    return ordinal() >= IF.ordinal();
  }

  double of(double a, double b) {
    return switch (this) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case MOD -> a - b * Math.floor(a / b);
      case LESS -> a < b ? 1 : 0;
      case AT_MOST -> a <= b ? 1 : 0;
      case MORE -> a > b ? 1 : 0;
      case AT_LEAST -> a >= b ? 1 : 0;
      case EQUAL -> a == b ? 1 : 0;
      case UNEQUAL -> a != b ? 1 : 0;
      case AND -> a != 0 && b != 0 ? 1 : 0;
      case OR -> a != 0 || b != 0 ? 1 : 0;
      case NOT -> a == 0 ? 1 : 0;
      case IF -> throw new IllegalStateException("if chooses between its arguments");
      case MIN -> Math.min(a, b);
      case MAX -> Math.max(a, b);
      case ABS -> Math.abs(a);
      case SIGN -> Math.signum(a);
      case FLOOR -> Math.floor(a);
      case SQRT -> Math.sqrt(a);
      case EXP -> StrictMath.exp(a);
      case LOG10 -> StrictMath.log10(a);
      case SIN -> StrictMath.sin(StrictMath.toRadians(a));
      case COS -> StrictMath.cos(StrictMath.toRadians(a));
      case DISTANCE -> Angles.distance(a, b);
    };
  }

  Range over(Range a, Range b) {
    if (a.point() && b.point()) {
      return Range.of(of(a.low(), b.low()));
    }
    return switch (this) {
      case ADD -> new Range(a.low() + b.low(), a.high() + b.high());
      case SUBTRACT -> new Range(a.low() - b.high(), a.high() - b.low());
      case MULTIPLY, MIN, MAX -> corners(a, b);
      case DIVIDE -> b.low() > 0 || b.high() < 0 ? corners(a, b) : Range.ALL;
      case MOD -> {
        double most = Math.max(Math.abs(b.low()), Math.abs(b.high()));
        yield new Range(b.low() < 0 ? -most : 0, b.high() > 0 ? most : 0);
      }
      case LESS -> decided(a.high() < b.low(), a.low() >= b.high());
      case AT_MOST -> decided(a.high() <= b.low(), a.low() > b.high());
      case MORE -> decided(a.low() > b.high(), a.high() <= b.low());
      case AT_LEAST -> decided(a.low() >= b.high(), a.high() < b.low());
      case EQUAL -> decided(false, a.high() < b.low() || b.high() < a.low());
      case UNEQUAL -> decided(a.high() < b.low() || b.high() < a.low(), false);
      case AND, OR -> corners(a, b);
      case NOT -> Range.EITHER;
      case IF -> throw new IllegalStateException("if chooses between its arguments");
      case ABS ->
          a.low() <= 0 && a.high() >= 0
              ? new Range(0, Math.max(-a.low(), a.high()))
              : ends(a, Math::abs);
      case SIGN, FLOOR, SQRT, EXP, LOG10 -> ends(a, x -> of(x, 0));
      case SIN, COS -> new Range(-1, 1);
      case DISTANCE -> new Range(0, 180);
    };
  }

  private static Range decided(boolean yes, boolean no) {
    return yes ? Range.of(1) : no ? Range.of(0) : Range.EITHER;
  }

  private static Range ends(Range a, DoubleUnaryOperator function) {
    double low = function.applyAsDouble(a.low());
    double high = function.applyAsDouble(a.high());
    return new Range(Math.min(low, high), Math.max(low, high));
  }

  private Range corners(Range a, Range b) {
    double[] values =
        DoubleStream.of(
                of(a.low(), b.low()),
                of(a.low(), b.high()),
                of(a.high(), b.low()),
                of(a.high(), b.high()))
            .map(x -> Double.isNaN(x) ? 0 : x) // 0 times infinity
            .toArray();
    return new Range(
        Arrays.stream(values).min().getAsDouble(), Arrays.stream(values).max().getAsDouble());
  }
}
