package org.anlage.generators.weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.connectivity.ConnectivityGenerator;
import org.anlage.api.connectivity.PriorContext;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.random.RandomStream;
import org.anlage.generators.algebra.SizeChecks;
import org.osgi.service.component.annotations.Component;

/**
 * Several areas. Between areas a and b, each pair is connected with probability p_ab, by a normal
 * weight of standard deviation g_ab / sqrt(N_a p_ab), so that what a unit of b receives from a has
 * the standard deviation g_ab where states have 1, whatever the sizes and densities. Areas follow
 * each other in the order of units: the first units are the first area.
 */
@Component(service = ConnectivityGenerator.class)
@Extension(
    name = "areas",
    text = "areas with densities and gains within and between them",
    source = "Kozachkov et al. 2022, arXiv 2106.08928")
public final class Areas implements ConnectivityGenerator<Areas.Parameters> {
  /** Parameters. */
  public record Parameters(
      @Parameter(
              text = "Relative sizes of the areas, in the order of units",
              value = "[1, 1]",
              min = 1)
          List<Double> sizes,
      @Parameter(
              text =
                  "Areas by a label of the data instead, for example cell_type, in alphabetical"
                      + " order; then sizes do not count")
          Optional<String> label,
      @Parameter(
              text = "Densities from area (row) to area (column), row by row",
              value = "[1, 0.1, 0.1, 1]",
              min = 1)
          List<Double> density,
      @Parameter(
              text = "Gains from area (row) to area (column), row by row",
              value = "[0.9, 0.3, 0.3, 0.9]",
              min = 1)
          List<Double> gain) {
    /** Copies the lists and checks their values. */
    public Parameters {
      sizes = List.copyOf(sizes);
      density = List.copyOf(density);
      gain = List.copyOf(gain);
      if (!sizes.stream().allMatch(size -> size > 0)) {
        throw new IllegalArgumentException("sizes: got " + sizes + ", expected values above 0");
      }
      if (!density.stream().allMatch(share -> share >= 0 && share <= 1)) {
        throw new IllegalArgumentException("density: got " + density + ", expected 0 to 1");
      }
      if (!gain.stream().allMatch(factor -> factor >= 0)) {
        throw new IllegalArgumentException("gain: got " + gain + ", expected 0 or more");
      }
    }
  }

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Matrix generate(Parameters p, PriorContext context) {
    int n = SizeChecks.requireNetwork(context.size());
    int[] area = p.label().isPresent() ? labelled(p.label().get(), context) : sized(p.sizes(), n);
    int areas = 0;
    int[] counts = new int[n];
    for (int own : area) {
      counts[own]++;
      areas = Math.max(areas, own + 1);
    }
    requireSquare("density", p.density().size(), areas);
    requireSquare("gain", p.gain().size(), areas);
    RandomStream random = context.random();
    Matrix weights = Matrix.zeros(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int block = area[i] * areas + area[j];
        double density = p.density().get(block);
        // both are drawn for every pair, so that one block's density changes no other block
        boolean connected = random.nextDouble() < density;
        double value = random.nextGaussian();
        if (connected) {
          double deviation = p.gain().get(block) / Math.sqrt(counts[area[i]] * density);
          weights.set(i, j, deviation * value);
        }
      }
    }
    return weights;
  }

  /** Area of each unit; sizes rounded so that they add up. */
  static int[] sized(List<Double> sizes, int n) {
    double all = sizes.stream().mapToDouble(Double::doubleValue).sum();
    int[] area = new int[n];
    double before = 0;
    int unit = 0;
    for (int a = 0; a < sizes.size(); a++) {
      before += sizes.get(a);
      int end = a == sizes.size() - 1 ? n : (int) Math.rint(n * before / all);
      if (end <= unit) {
        throw problem("an area without units", "sizes", sizes + " of " + n + " units");
      }
      while (unit < end) {
        area[unit++] = a;
      }
    }
    return area;
  }

  private static int[] labelled(String label, PriorContext context) {
    List<String> labels =
        context
            .cortex()
            .map(cortex -> cortex.neurons().labels().getOrDefault(label, List.of()))
            .orElse(List.of());
    if (labels.size() != context.size()) {
      throw problem(
          "the units have no such label",
          "label",
          label + " of " + labels.size() + " neurons where there are " + context.size() + " units");
    }
    List<String> names = new ArrayList<>(new TreeSet<>(labels));
    return labels.stream().mapToInt(names::indexOf).toArray();
  }

  private static void requireSquare(String what, int got, int areas) {
    if (got != areas * areas) {
      throw problem(
          what + " needs a value from each of " + areas + " areas to each",
          what,
          got + " values, expected " + areas * areas);
    }
  }

  private static ProblemException problem(String what, String where, String got) {
    return ProblemException.configuration(
        new Problem(what, "generator \"areas\", " + where, got, "", ""));
  }
}
