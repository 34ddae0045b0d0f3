package org.anlage.regularizers;

import java.util.Optional;
import org.anlage.api.kernel.Activation;
import org.anlage.api.kernel.Kernels;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.regularization.Penalty;
import org.anlage.api.regularization.ProximalStep;

/** strength times the sum of |W| o costs, with fixed costs. */
final class AbsolutePenalty implements Penalty {
  private final double strength;
  private final Form form;
  private final Kernels kernels;
  private final int n;
  private final ByPrecision<Term> terms;

  private record Term(RealBuffer costs, AbsoluteCost cost) {}

  /**
   * @param n number of units
   * @param costs N x N
   * @param strength factor of the whole term
   * @param form how it acts
   * @param kernels kernels of the run
   */
  AbsolutePenalty(int n, double[] costs, double strength, Form form, Kernels kernels) {
    this.n = n;
    this.strength = strength;
    this.form = form;
    this.kernels = kernels;
    terms =
        new ByPrecision<>(
            like -> new Term(ByPrecision.copy(costs, like), new AbsoluteCost(n, strength, like)));
  }

  @Override
  public double evaluate(RealBuffer weights, RealBuffer gradient) {
    Term term = terms.of(weights);
    return term.cost().evaluate(weights, term.costs(), gradient);
  }

  @Override
  public Optional<ProximalStep> proximal() {
    return form == Form.PROXIMAL ? Optional.of(this::shrink) : Optional.empty();
  }

  private void shrink(RealBuffer weights, double step) {
    RealBuffer costs = terms.of(weights).costs();
    Rows rows = Rows.of(weights);
    for (int at = 0; at < n * n; at += n) {
      rows.shrink(weights, costs, step * strength, at, n);
    }
    kernels.elementwise().activate(Activation.IDENTITY, n, n, weights, 0, n);
  }
}
