package org.anlage.task.programs.formula;

import java.util.BitSet;
import java.util.List;

/**
 * A formula over numbered variables. Truth values are 0 and 1. Angles are in degrees. The same bits
 * on every machine.
 */
public sealed interface Formula {
  /** Its value. */
  double at(double[] variables);

  /** Numbers among which its value is, whatever the variables are in their ranges. */
  Range over(Range[] variables);

  /** Adds the numbers of the variables that it reads. */
  void addTo(BitSet variables);

  /** Whether it is true or false; otherwise it is a number. */
  boolean truth();

  /** A constant. */
  record Constant(double value, boolean truth) implements Formula {
    @Override
    public double at(double[] variables) {
      return value;
    }

    @Override
    public Range over(Range[] variables) {
      return Range.of(value);
    }

    @Override
    public void addTo(BitSet variables) {}
  }

  /** A variable. */
  record Variable(int number) implements Formula {
    @Override
    public double at(double[] variables) {
      return variables[number];
    }

    @Override
    public Range over(Range[] variables) {
      return variables[number];
    }

    @Override
    public void addTo(BitSet variables) {
      variables.set(number);
    }

    @Override
    public boolean truth() {
      return false;
    }
  }

  /** An operation on formulas. */
  record Call(Operation operation, List<Formula> arguments) implements Formula {
    @Override
    public double at(double[] variables) {
      double a = arguments.get(0).at(variables);
      if (operation == Operation.IF) {
        return arguments.get(a != 0 ? 1 : 2).at(variables);
      }
      double b = arguments.size() > 1 ? arguments.get(1).at(variables) : 0;
      double result = operation.of(a, b);
      for (int i = 2; i < arguments.size(); i++) {
        result = operation.of(result, arguments.get(i).at(variables));
      }
      return result;
    }

    @Override
    public Range over(Range[] variables) {
      Range a = arguments.get(0).over(variables);
      if (operation == Operation.IF) {
        Range yes = arguments.get(1).over(variables);
        Range no = arguments.get(2).over(variables);
        return a.point() ? (a.low() != 0 ? yes : no) : yes.union(no);
      }
      Range b = arguments.size() > 1 ? arguments.get(1).over(variables) : Range.of(0);
      Range result = operation.over(a, b);
      for (int i = 2; i < arguments.size(); i++) {
        result = operation.over(result, arguments.get(i).over(variables));
      }
      return result;
    }

    @Override
    public void addTo(BitSet variables) {
      arguments.forEach(argument -> argument.addTo(variables));
    }

    @Override
    public boolean truth() {
      return operation == Operation.IF ? arguments.get(1).truth() : operation.truth();
    }
  }
}
