package org.anlage.task.programs.formula;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.anlage.api.random.RandomStream;

/** A rule that gives a draw its value: a distribution, or a formula of the draws before it. */
public sealed interface DrawRule {
  /** Draws a value, given the draws before it. */
  double draw(double[] variables, RandomStream random);

  /** Numbers among which it is. */
  Range over(Range[] variables);

  /** One value that it can have. */
  default double some(double[] variables) {
    return formulas().get(0).at(variables);
  }

  /** The formulas that it reads. */
  List<Formula> formulas();

  /** Whether it has finitely many values, given the draws before it. */
  default boolean finite() {
    return true;
  }

  /** Adds the numbers of the variables that it reads. */
  default void addTo(BitSet variables) {
    formulas().forEach(formula -> formula.addTo(variables));
  }

  /** A formula. */
  record Value(Formula formula) implements DrawRule {
    @Override
    public double draw(double[] variables, RandomStream random) {
      return formula.at(variables);
    }

    @Override
    public Range over(Range[] variables) {
      return formula.over(variables);
    }

    @Override
    public List<Formula> formulas() {
      return List.of(formula);
    }
  }

  /** One of some values, with probabilities in proportion to weights of 0 or more. */
  record OneOf(List<Formula> values, List<Formula> weights) implements DrawRule {
    @Override
    public double draw(double[] variables, RandomStream random) {
      double[] shares = probabilities(variables);
      double u = random.nextDouble();
      double sum = 0;
      for (int i = 0; i < shares.length - 1; i++) {
        sum += shares[i];
        if (u < sum) {
          return values.get(i).at(variables);
        }
      }
      return values.get(shares.length - 1).at(variables);
    }

    /** Probability of each value. */
    public double[] probabilities(double[] variables) {
      double[] shares = weights.stream().mapToDouble(weight -> weight.at(variables)).toArray();
      double sum = 0;
      for (double share : shares) {
        if (!(share >= 0)) {
          throw new IllegalArgumentException("weighted: a weight is " + share);
        }
        sum += share;
      }
      if (!(sum > 0) || Double.isInfinite(sum)) {
        throw new IllegalArgumentException("weighted: the sum of weights is " + sum);
      }
      for (int i = 0; i < shares.length; i++) {
        shares[i] /= sum;
      }
      return shares;
    }

    @Override
    public Range over(Range[] variables) {
      return values.stream().map(v -> v.over(variables)).reduce(Range::union).orElseThrow();
    }

    @Override
    public List<Formula> formulas() {
      List<Formula> all = new ArrayList<>(values);
      all.addAll(weights);
      return all;
    }
  }

  /** One of equally spaced numbers, all equally probable: the first, and those up to the last. */
  record Grid(Formula from, Formula to, Formula by) implements DrawRule {
    @Override
    public double draw(double[] variables, RandomStream random) {
      return from.at(variables) + by.at(variables) * random.nextInt(count(variables));
    }

    /** How many numbers they are. */
    public int count(double[] variables) {
      double low = from.at(variables);
      double count = Math.floor((to.at(variables) - low) / by.at(variables) + 1e-9) + 1;
      if (!(count >= 1 && count <= Integer.MAX_VALUE)) {
        throw new IllegalArgumentException(
            "integer or grid: got from " + low + " to " + to.at(variables));
      }
      return (int) count;
    }

    @Override
    public Range over(Range[] variables) {
      return from.over(variables).union(to.over(variables));
    }

    @Override
    public List<Formula> formulas() {
      return List.of(from, to, by);
    }
  }

  /** A number, uniformly distributed. */
  record Uniform(Formula from, Formula to) implements DrawRule {
    @Override
    public double draw(double[] variables, RandomStream random) {
      return random.nextDouble(from.at(variables), to.at(variables));
    }

    @Override
    public Range over(Range[] variables) {
      return from.over(variables).union(to.over(variables));
    }

    @Override
    public List<Formula> formulas() {
      return List.of(from, to);
    }

    @Override
    public boolean finite() {
      return false;
    }
  }

  /** An exponential distribution, given that the number is in a range. */
  record Exponential(Formula mean, Formula from, Formula to) implements DrawRule {
    @Override
    public double some(double[] variables) {
      return from.at(variables);
    }

    @Override
    public double draw(double[] variables, RandomStream random) {
      double scale = mean.at(variables);
      double low = from.at(variables);
      double above = -StrictMath.expm1((low - to.at(variables)) / scale);
      return low - scale * StrictMath.log1p(-random.nextDouble() * above);
    }

    @Override
    public Range over(Range[] variables) {
      return from.over(variables).union(to.over(variables));
    }

    @Override
    public List<Formula> formulas() {
      return List.of(mean, from, to);
    }

    @Override
    public boolean finite() {
      return false;
    }
  }

  /** A normal distribution. */
  record Normal(Formula mean, Formula deviation) implements DrawRule {
    @Override
    public double draw(double[] variables, RandomStream random) {
      return mean.at(variables) + deviation.at(variables) * random.nextGaussian();
    }

    @Override
    public Range over(Range[] variables) {
      return Range.ALL;
    }

    @Override
    public List<Formula> formulas() {
      return List.of(mean, deviation);
    }

    @Override
    public boolean finite() {
      return false;
    }
  }
}
