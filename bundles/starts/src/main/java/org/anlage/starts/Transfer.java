package org.anlage.starts;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;

/** A way to take over parameters of another network: values, signs or a mask. */
public enum Transfer {
  /** Their values. */
  VALUES,
  /** Their signs; magnitudes stay. */
  SIGNS,
  /** Where they are largest in magnitude; all other weights become zero. */
  MASK;

  /**
   * A network with what is taken over.
   *
   * @param names parameters; empty: all that the other network has
   * @param share share of weights kept by a mask
   * @param where the start, for messages
   */
  Network apply(
      Network given, Map<String, Matrix> from, List<String> names, double share, String where) {
    Map<String, Matrix> parameters = new HashMap<>(given.parameters());
    for (String name : names.isEmpty() ? List.copyOf(from.keySet()) : names) {
      Matrix own = parameters.get(name);
      Matrix other = from.get(name);
      if (own == null || other == null) {
        throw problem(
            "a parameter is not in both networks",
            where,
            name,
            "one of " + parameters.keySet().stream().filter(from::containsKey).sorted().toList());
      }
      if (own.rows() != other.rows() || own.columns() != other.columns()) {
        throw problem(
            "a parameter of the other network has another size",
            where,
            name + ", " + other.shape(),
            own.shape());
      }
      parameters.put(name, taken(own, other, share));
    }
    return new Network(given.spec(), parameters);
  }

  private Matrix taken(Matrix own, Matrix other, double share) {
    return switch (this) {
      case VALUES -> other;
      case SIGNS -> own.combine(other, (x, y) -> Math.abs(x) * Math.signum(y));
      case MASK -> {
        double[] sizes = Arrays.stream(other.values()).map(Math::abs).sorted().toArray();
        int kept = (int) Math.ceil(share * sizes.length);
        double least = kept == 0 ? Double.POSITIVE_INFINITY : sizes[sizes.length - kept];
        yield own.combine(other, (x, y) -> y != 0 && Math.abs(y) >= least ? x : 0);
      }
    };
  }

  private static ProblemException problem(String what, String where, String got, String expected) {
    return ProblemException.configuration(
        new Problem(what, where, got, expected, "name the parameters that both have"));
  }
}
