package org.anlage.task.families;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.anlage.api.component.Parameter;
import org.anlage.api.random.RandomStream;
import org.anlage.api.task.Decision;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.Task;
import org.anlage.api.task.TaskDescription;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.task.TrialRequest;
import org.anlage.api.task.TrialRequest.Split;
import org.anlage.api.task.Variation;

/**
 * Arithmetic of two sums: a stream of numbers, some marked for the first sum, others for the
 * second; at its end the sum or the product of the two is asked for. Training and validation have
 * numbers of one range, the test and analyses of another, so that they ask for extrapolation, and
 * no choice is made by it. Inputs: the number, the mark of the first sum, that of the second.
 */
final class Arithmetic implements Task<Arithmetic.Parameters> {
  static final String NAME = "arithmetic";
  private static final String LENGTH = "length";
  private static final double RIGHT = 1e-5;

  /** What is made of the two sums. */
  enum Operation {
    /** Their sum. */
    ADDITION,
    /** Their product. */
    MULTIPLICATION
  }

  /**
   * What is asked.
   *
   * @param length numbers of a stream
   * @param operation what is made of the two sums
   * @param marked numbers of each sum
   * @param from least number in training
   * @param to largest number in training
   * @param testTo largest number in the test, whose least is {@code to}
   */
  record Parameters(
      @Parameter(text = "Numbers of a stream.", value = "10", min = 2, max = 100000) int length,
      @Parameter(text = "What is made of the two sums.", value = "\"addition\"")
          Operation operation,
      @Parameter(text = "Numbers of each sum.", value = "2", min = 1, max = 50000) int marked,
      @Parameter(text = "Least number in training.", value = "1") double from,
      @Parameter(text = "Largest number in training, the least in the test.", value = "2")
          double to,
      @Parameter(text = "Largest number in the test.", value = "6") double testTo) {
    Parameters {
      if (!(from < to && to < testTo)) {
        throw new IllegalArgumentException(
            "from, to, testTo: got " + from + ", " + to + ", " + testTo + ", expected ascending");
      }
      if (2 * marked > length) {
        throw new IllegalArgumentException(
            "marked: got two times " + marked + " of " + length + " numbers, expected no more");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public TaskDescription describe(Parameters p) {
    return new TaskDescription(
            3,
            1,
            p.length(),
            Objective.MEAN_SQUARES,
            List.of(new Period("numbers", 0, p.length())),
            0,
            OptionalDouble.empty(),
            1,
            OptionalInt.empty())
        .decidedBy(new Decision.Within(0, RIGHT, false, true))
        .named(List.of("number", "first sum", "second sum"), List.of("result"));
  }

  @Override
  public List<Variation> variations(Parameters p) {
    double steps = p.length();
    return List.of(new Variation(LENGTH, "steps", List.of(steps, 2 * steps, 4 * steps)));
  }

  @Override
  public Optional<Parameters> vary(Parameters p, String variation, double value) {
    return variation.equals(LENGTH) && value >= 2 * p.marked() && value == Math.rint(value)
        ? Optional.of(
            new Parameters((int) value, p.operation(), p.marked(), p.from(), p.to(), p.testTo()))
        : Optional.empty();
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random) {
    fill(p, batch, random, TrialRequest.analysis());
  }

  @Override
  public void fill(Parameters p, TrialBatch batch, RandomStream random, TrialRequest request) {
    boolean known = request.split() == Split.TRAINING || request.split() == Split.VALIDATION;
    double least = known ? p.from() : p.to();
    double most = known ? p.to() : p.testTo();
    for (int i = 0; i < batch.trials(); i++) {
      Trial trial = new Trial(batch, i);
      RandomStream own = random.split(i);
      int[] order = own.split("marks").permutation(p.length());
      int[] sumOf = new int[p.length()];
      for (int k = 0; k < 2 * p.marked(); k++) {
        sumOf[order[k]] = k < p.marked() ? 1 : 2;
      }
      double[] sums = new double[3];
      RandomStream numbers = own.split("numbers");
      for (int t = 0; t < p.length(); t++) {
        float number = (float) numbers.nextDouble(least, most);
        trial.input(t, 0, number);
        if (sumOf[t] > 0) {
          trial.input(t, sumOf[t], 1);
        }
        sums[sumOf[t]] += number;
      }
      double result = p.operation() == Operation.ADDITION ? sums[1] + sums[2] : sums[1] * sums[2];
      trial.target(p.length() - 1, 0, result);
      trial.score(p.length() - 1);
    }
  }
}
