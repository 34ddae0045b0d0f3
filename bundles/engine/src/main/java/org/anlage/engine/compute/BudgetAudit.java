package org.anlage.engine.compute;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.algebra.WeightMeasures;
import org.anlage.api.kernel.Decompositions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.training.LossTerm;

/**
 * What weighs how much before training: value and gradient norm of every term of the loss, in all
 * and per class of edge, and the state of the recurrent weights.
 *
 * <p>Classes of edge: self (the diagonal), short and long (off the diagonal, at most and above the
 * median distance); without distances all edges off the diagonal are one class.
 */
public final class BudgetAudit {
  /** By how much a norm may differ from another where weights are kept in single precision. */
  private static final double ROUNDING = 1e-6;

  private BudgetAudit() {}

  /**
   * Audits the terms of a loss at given recurrent weights, where the network has any.
   *
   * @param arm weights of the arm, which a cell or a start may have changed
   */
  public static Findings of(
      List<LossTerm> terms,
      Optional<Matrix> recurrent,
      Matrix arm,
      Optional<Matrix> distances,
      Decompositions decompositions) {
    int units = recurrent.map(Matrix::rows).orElseGet(() -> terms.get(0).gradient().rows());
    return new Findings(
        recurrent.map(weights -> state(weights, arm, decompositions)).orElse(Map.of()),
        List.of(terms(terms, edgeClasses(units, distances))),
        List.of());
  }

  private record EdgeClass(String name, boolean[] member) {}

  private static List<EdgeClass> edgeClasses(int n, Optional<Matrix> distances) {
    boolean[] self = new boolean[n * n];
    boolean[] near = new boolean[n * n];
    boolean[] far = new boolean[n * n];
    double median = distances.map(BudgetAudit::median).orElse(Double.POSITIVE_INFINITY);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int e = i * n + j;
        if (i == j) {
          self[e] = true;
        } else if (distances.isEmpty() || distances.get().get(i, j) <= median) {
          near[e] = true;
        } else {
          far[e] = true;
        }
      }
    }
    return distances.isEmpty()
        ? List.of(new EdgeClass("self", self), new EdgeClass("other", near))
        : List.of(
            new EdgeClass("self", self), new EdgeClass("short", near), new EdgeClass("long", far));
  }

  private static double median(Matrix distances) {
    int n = distances.rows();
    double[] values = new double[n * (n - 1)];
    int k = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        if (i != j) {
          values[k++] = distances.get(i, j);
        }
      }
    }
    Arrays.sort(values);
    return values.length == 0 ? 0 : values[(values.length - 1) / 2];
  }

  private static Table terms(List<LossTerm> terms, List<EdgeClass> classes) {
    List<Column> columns = new ArrayList<>();
    columns.add(new Column.Texts("term", terms.stream().map(LossTerm::name).toList()));
    double total = terms.stream().mapToDouble(LossTerm::value).sum();
    columns.add(numbers("value", terms.stream().mapToDouble(LossTerm::value).toArray()));
    columns.add(
        numbers("share_of_loss", terms.stream().mapToDouble(t -> t.value() / total).toArray()));
    if (terms.stream().noneMatch(BudgetAudit::hasGradient)) {
      return new Table("budget", "Terms of the loss before training", columns);
    }
    columns.add(
        numbers(
            "gradient_norm", terms.stream().mapToDouble(t -> norm(t, Optional.empty())).toArray()));
    for (EdgeClass edges : classes) {
      columns.add(
          numbers(
              "gradient_norm_" + edges.name(),
              terms.stream().mapToDouble(t -> norm(t, Optional.of(edges))).toArray()));
    }
    return new Table(
        "budget", "Terms of the loss before training, with the norm of their gradients", columns);
  }

  private static Column numbers(String name, double[] values) {
    return new Column.Numbers(name, "", values);
  }

  private static boolean hasGradient(LossTerm term) {
    return term.gradient().rows() > 0;
  }

  /** The norm of a term's gradient, or of its part on some edges; NaN of a term without one. */
  private static double norm(LossTerm term, Optional<EdgeClass> edges) {
    if (!hasGradient(term)) {
      return Double.NaN;
    }
    Matrix gradient = term.gradient();
    double sum = 0;
    for (int e = 0; e < gradient.values().length; e++) {
      if (edges.isEmpty() || edges.get().member()[e]) {
        sum += gradient.values()[e] * gradient.values()[e];
      }
    }
    return Math.sqrt(sum);
  }

  private static Map<String, Double> state(
      Matrix weights, Matrix arm, Decompositions decompositions) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("spectral_radius", decompositions.eigenvalues(weights).spectralRadius());
    double sum = WeightMeasures.sumOfAbsolutes(weights);
    metrics.put("sum_of_absolute_weights", sum);
    double norm = WeightMeasures.frobeniusNorm(weights);
    metrics.put("frobenius_norm", norm);
    double given = WeightMeasures.frobeniusNorm(arm);
    if (given > 0 && Math.abs(norm / given - 1) > ROUNDING) {
      metrics.put("norm_relative_to_arm", norm / given);
    }
    metrics.put("share_of_self_coupling", WeightMeasures.selfCouplingShare(weights));
    double rank = WeightMeasures.effectiveRank(decompositions.singularValues(weights));
    metrics.put("effective_rank", sum == 0 ? 0 : rank); // no weights have no rank
    return metrics;
  }
}
