package org.anlage.task.programs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.anlage.api.component.MisplacedValue;
import org.anlage.api.task.TrialVariable;
import org.anlage.api.task.program.ProgramVariable;
import org.anlage.task.programs.formula.Formula;

/** The values of a variable that has levels, or that it is a number. */
final class Levels {
  private static final int MOST = 1000;

  private final ProgramVariable variable;
  private final Formula formula;
  private final double[] values;

  private Levels(ProgramVariable variable, Formula formula, double[] values) {
    this.variable = variable;
    this.formula = formula;
    this.values = values;
  }

  /** The levels of all variables of a program, also those that a fixed draw excludes. */
  static List<Levels> of(ParsedProgram program) {
    List<Levels> levels = new ArrayList<>();
    for (int i = 0; i < program.variables().size(); i++) {
      ProgramVariable variable = program.program().variables().get(i);
      Formula formula = program.variables().get(i);
      levels.add(new Levels(variable, formula, values(program, i, variable, formula)));
    }
    return levels;
  }

  private static double[] values(
      ParsedProgram program, int number, ProgramVariable variable, Formula formula) {
    int named = variable.levels().size();
    require(named != 1, number, variable, "got one level, expected none, two or more");
    TreeSet<Double> found = new TreeSet<>();
    boolean all = true;
    for (var draws : List.of(program.free(), program.draws())) {
      FiniteDraws finite = new FiniteDraws(draws);
      all &=
          finite.visit(
              finite.behind(List.of(formula)),
              (values, probability) -> {
                found.add(formula.at(values) + 0.0);
                return found.size() <= MOST;
              });
    }
    boolean finite = all && found.size() <= MOST;
    if (named == 0) {
      return finite ? found.stream().mapToDouble(value -> value).toArray() : new double[0];
    }
    require(finite, number, variable, "has levels, but its formula has too many values for them");
    for (double value : found) {
      require(
          value == Math.rint(value) && value >= 0 && value < named,
          number,
          variable,
          "its formula gives " + value + ", expected a number of its levels, 0 to " + (named - 1));
    }
    double[] values = new double[named];
    Arrays.setAll(values, i -> i);
    return values;
  }

  private static void require(
      boolean holds, int number, ProgramVariable variable, String otherwise) {
    if (!holds) {
      throw new MisplacedValue(
          "variable \"" + variable.name() + "\": " + otherwise,
          List.of("variables", number, "value"),
          0);
    }
  }

  /** Whether it is a number without levels. */
  boolean number() {
    return values.length == 0;
  }

  /** Whether all trials have the same value, so that it says nothing. */
  boolean single() {
    return values.length == 1;
  }

  int count() {
    return values.length;
  }

  String name() {
    return variable.name();
  }

  /** Its value in a trial. */
  double value(double[] variables) {
    return formula.at(variables);
  }

  /** Its level in a trial. */
  int level(double[] variables) {
    return Arrays.binarySearch(values, formula.at(variables) + 0.0);
  }

  TrialVariable described() {
    return new TrialVariable(
        variable.name(),
        variable.levels().isEmpty()
            ? Arrays.stream(values).mapToObj(Levels::text).toList()
            : variable.levels());
  }

  private static String text(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : Double.toString(value);
  }
}
