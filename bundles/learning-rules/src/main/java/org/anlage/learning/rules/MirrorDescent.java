package org.anlage.learning.rules;

import java.util.Optional;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.learning.LearnedParameters;
import org.anlage.api.learning.RuleContext;
import org.anlage.api.learning.UpdateRule;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.network.Cell;
import org.anlage.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * Mirror descent: grad phi(w') = grad phi(w) - rate g. Potentials: of the p-norm, grad phi =
 * sign(w) |w|^(p - 1), which for p = 2 is gradient descent; of the entropy, grad phi = sign(w) log
 * |w|, that is w' = w exp(-rate sign(w) g): exponentiated gradient, under which signs stay and
 * zeros stay zero. With noise the entropy's step is w exp(-rate sign(w) g + sqrt(rate) s xi), xi
 * standard normal.
 */
@Component(service = UpdateRule.class)
@Extension(
    name = "mirror-descent",
    text = "gradient descent in the coordinates of a potential; exponentiated gradient for entropy",
    source = "Nemirovsky and Yudin 1983; Kivinen and Warmuth 1997, doi 10.1006/inco.1996.2612")
public final class MirrorDescent implements UpdateRule<MirrorDescent.Parameters> {
  /** Largest exponent of one step; beyond it training has diverged. */
  private static final double LARGEST = 50;

  /** A potential. */
  public enum Potential {
    /** Of entropy: multiplicative updates. */
    ENTROPY,
    /** Of the p-norm. */
    NORM
  }

  /** Parameters. */
  public record Parameters(
      @Parameter(text = "Potential: entropy, or the p-norm", value = "\"entropy\"")
          Potential potential,
      @Parameter(text = "p of the norm", value = "2", min = 1, exclusiveMin = true) double p,
      @Parameter(
              text = "Multiplicative noise s per square root of the learning rate, for entropy",
              value = "0",
              min = 0)
          double noise) {
    /** Checks that noise has a potential. */
    public Parameters {
      if (noise > 0 && potential != Potential.ENTROPY) {
        throw new IllegalArgumentException("noise is multiplicative and goes with \"entropy\"");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Bound bind(Parameters p, LearnedParameters weights, RuleContext context) {
    return (update, rate, values, direction) -> {
      RandomStream random = context.random().split(update);
      for (int b = 0; b < values.buffers().size(); b++) {
        RealBuffer w = values.buffers().get(b);
        RealBuffer g = direction.buffers().get(b);
        for (int i = 0; i < w.length(); i++) {
          double next =
              switch (p.potential()) {
                case ENTROPY -> {
                  double exponent = exponent(p, rate, w.get(i), g.get(i), random);
                  if (Math.abs(exponent) > LARGEST) {
                    throw tooLarge(exponent, rate, g.get(i), Regions.at(values, b, i));
                  }
                  yield w.get(i) * StrictMath.exp(exponent);
                }
                case NORM -> normed(p.p(), rate, w.get(i), g.get(i));
              };
          w.set(i, next);
        }
      }
    };
  }

  @Override
  public Optional<String> caution(Parameters p, Cell cell) {
    return p.potential() == Potential.ENTROPY
        ? Optional.of(
            "\"mirror-descent\" with the potential \"entropy\" never changes what is exactly 0: such"
                + " weights of the arm, and biases, which start at 0 in most cells")
        : Optional.empty();
  }

  private static double exponent(
      Parameters p, double rate, double w, double g, RandomStream random) {
    double exponent = -rate * Math.signum(w) * g;
    if (p.noise() > 0) {
      exponent += Math.sqrt(rate) * p.noise() * random.nextGaussian();
    }
    return exponent;
  }

  private static ProblemException tooLarge(
      double exponent, double rate, double gradient, String parameter) {
    return ProblemException.configuration(
        new Problem(
            "a step of mirror descent multiplies a weight by e^" + Math.round(exponent),
            "trainer.update, " + parameter,
            "a learning rate of " + rate + " and a gradient of " + gradient,
            "exponents within " + LARGEST,
            "use a smaller learningRate or clipNorm"));
  }

  private static double normed(double p, double rate, double w, double g) {
    if (p == 2) {
      return Math.fma(-rate, g, w);
    }
    double dual = Math.signum(w) * StrictMath.pow(Math.abs(w), p - 1) - rate * g;
    return Math.signum(dual) * StrictMath.pow(Math.abs(dual), 1 / (p - 1));
  }
}
