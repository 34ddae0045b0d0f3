package org.anlage.regularizers;

import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Synapses;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.RegularizationContext;
import org.anlage.api.regularization.Regularizer;
import org.osgi.service.component.annotations.Component;

/**
 * Strength times the earth mover's distance between the communicabilities of the network and of
 * measured cortex: mean over all N x N values of |sort(C_measured) - sort(C(W))|, the Wasserstein-1
 * distance of two samples of equal size. Only the distribution of the measured values enters, not
 * which neuron has them.
 *
 * <p>Cost: {@link Communicability} and a radix sort of N x N values.
 */
@Component(service = Regularizer.class)
@Extension(
    name = "communicability-emd",
    text = "Earth mover's distance between the network's communicabilities and measured ones",
    source = "arXiv:2606.14975")
public final class CommunicabilityEmd implements Regularizer<CommunicabilityEmd.Parameters> {
  /**
   * Parameters.
   *
   * @param strength factor of the term
   * @param normalisation of the measured synapse counts
   * @param epsilon added to the network's node strengths
   * @param target wiring whose communicabilities are aimed at
   */
  public record Parameters(
      @Parameter(text = "Factor of the term.", value = "0.1", min = 0) double strength,
      @Parameter(
              text =
                  "How measured synapse counts are normalised: rows-and-columns (by out- and"
                      + " in-strength, keeps every edge), guarded (by out-strength on both sides,"
                      + " drops edges onto neurons without outputs) or as-released (guarded with"
                      + " 1e-10 for out-strengths of zero).",
              value = "\"rows-and-columns\"")
          WiringNormalisation normalisation,
      @Parameter(
              text =
                  "Added to every node strength of the network; at 0 nodes without outputs are left"
                      + " out, 1e-10 is as released.",
              value = "0",
              min = 0)
          double epsilon,
      @Parameter(
              text =
                  "Wiring aimed at: measured, or one of its nulls: rewired (keeps every neuron's"
                      + " numbers of partners and its synapses; destroys who is connected to whom),"
                      + " equal-density (Erdos and Renyi: keeps numbers of connections and"
                      + " synapses; destroys degrees too). Connections of axons that proofreading"
                      + " did not extend, where the data tell, stay in the nulls.",
              value = "\"measured\"")
          WiringTarget target) {
    /** The measured wiring as target. */
    public Parameters(double strength, WiringNormalisation normalisation, double epsilon) {
      this(strength, normalisation, epsilon, WiringTarget.MEASURED);
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Penalty bind(Parameters parameters, RegularizationContext context) {
    Synapses synapses =
        context
            .cortex()
            .flatMap(
                cortex ->
                    cortex
                        .synapses()
                        .map(
                            wiring ->
                                parameters
                                    .target()
                                    .of(
                                        wiring,
                                        cortex.neurons().observedAxons(),
                                        context.random())))
            .orElseThrow(
                () ->
                    ProblemException.configuration(
                        new Problem(
                            "communicability-emd needs measured wiring, and there is none",
                            "regularizers",
                            "",
                            "data with synapses",
                            "use a data set with a connectome")));
    if (synapses.neurons() != context.size()) {
      throw ProblemException.configuration(
          new Problem(
              "the network does not have as many units as the data has neurons",
              "network.units",
              Integer.toString(context.size()),
              Integer.toString(synapses.neurons()),
              "use \"units\": \"all-neurons\""));
    }
    MeasuredCommunicability measured =
        MeasuredCommunicability.of(synapses, parameters.normalisation(), context.kernels());
    int n = context.size();
    double[] target = measured.sorted();
    ByPrecision<Term> term =
        new ByPrecision<>(like -> new Term(parameters, n, target, like, context.kernels()));
    return (weights, gradient) -> term.of(weights).evaluate(weights, gradient);
  }

  /** The term in one precision. */
  private static final class Term {
    private final double share;
    private final RealBuffer target;
    private final Communicability network;
    private final AscendingOrder order;

    Term(Parameters parameters, int n, double[] target, RealBuffer precision, Kernels kernels) {
      share = parameters.strength() / target.length;
      this.target = ByPrecision.copy(target, precision);
      network = new Communicability(n, parameters.epsilon(), precision, kernels);
      order = new AscendingOrder(n * n, precision);
    }

    double evaluate(RealBuffer weights, RealBuffer gradient) {
      RealBuffer c = network.evaluate(weights);
      double total = difference(c, order.of(c), network.resultGradient());
      network.addGradient(weights, gradient);
      return share * total;
    }

    /** Sum of |target - sorted C|; the slope of each term goes where its value came from. */
    private double difference(RealBuffer c, int[] ascending, RealBuffer slopes) {
      double total = 0;
      for (int k = 0; k < ascending.length; k++) {
        double excess = c.get(ascending[k]) - target.get(k);
        total += Math.abs(excess);
        slopes.set(ascending[k], excess > 0 ? share : excess < 0 ? -share : excess);
      }
      return total;
    }
  }
}
