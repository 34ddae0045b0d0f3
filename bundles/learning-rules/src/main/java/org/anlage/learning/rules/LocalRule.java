package org.anlage.learning.rules;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.learning.Backward;
import org.anlage.api.learning.LearningRule;
import org.anlage.api.learning.NetworkRunner;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * A three-factor rule: the change of a weight is the sum over steps of a learning signal of the
 * unit, its errors carried back by feedback weights, times an eligibility trace e(t) = own(t) e(t -
 * 1) + slope(t) h(t - 1), which follows the unit alone and no path through others. With weights
 * fixed within a trial the sum over steps is a way back that is cut between units, so that no trace
 * per weight is kept. With the read-out's transpose as feedback this is symmetric e-prop; with
 * random feedback, random e-prop or RFLO. Adaptive feedback begins at random, takes up every change
 * of the read-out, and after each update both shrink by the same share, so that what they differ by
 * shrinks by it too, without either being copied (Kolen and Pollack 1994).
 */
@Component(service = LearningRule.class)
@Extension(
    name = "e-prop",
    text =
        "three-factor rule: eligibility traces and symmetric, random or adaptive feedback of errors",
    source =
        "Bellec et al. 2020, doi 10.1038/s41467-020-17236-y; Murray 2019, doi 10.7554/eLife.43299;"
            + " Akrout et al. 2019, arXiv 1904.05391 (adaptive feedback)")
public final class LocalRule implements LearningRule<LocalRule.Parameters> {
  /** How errors reach units. */
  public enum Feedback {
    /** By the transpose of the read-out. */
    SYMMETRIC,
    /** By fixed Gaussian weights of variance 1 / O. */
    RANDOM,
    /** By weights that begin as these and come to the read-out's transpose. */
    ADAPTIVE
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(
              text =
                  "How errors reach units: the read-out's transpose, fixed random weights, or random"
                      + " ones that learn (adaptive)",
              value = "\"symmetric\"")
          Feedback feedback,
      @Parameter(
              text = "Share that adaptive feedback and the read-out lose per update",
              value = "1e-3",
              min = 0,
              max = 1)
          double decay) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, NetworkRunner runner, RuleContext context) {
    if (!runner.local()) {
      throw ProblemException.configuration(
          new Problem(
              "the learning rule \"e-prop\" needs a cell that can leave out paths through others",
              "network.cell",
              "a cell that cannot",
              "leaky, leaky-learned, edges, or a recorded cell",
              ""));
    }
    RandomStream random = context.random().split("feedback");
    if (p.feedback() == Feedback.ADAPTIVE) {
      return AdaptiveFeedback.of(random(runner, random), p.decay(), runner);
    }
    Backward how =
        new Backward(
            false,
            0,
            p.feedback() == Feedback.SYMMETRIC
                ? Optional.empty()
                : Optional.of(random(runner, random)));
    return (update, batch, direction) -> {
      runner.forward(batch);
      return runner.backward(how, direction);
    };
  }

  @Override
  public Optional<String> caution(Parameters parameters, Cell cell) {
    return cell.equals(Cell.VANILLA)
        ? Optional.of(
            "units of the cell \"vanilla\" keep nothing from step to step by themselves, so that"
                + " traces of \"e-prop\" reach one step back; those of leaky cells reach further")
        : Optional.empty();
  }

  private static Matrix random(NetworkRunner runner, RandomStream random) {
    double deviation = 1 / Math.sqrt(runner.channels());
    return Matrix.zeros(runner.channels(), runner.units())
        .map(x -> deviation * random.nextGaussian());
  }
}
