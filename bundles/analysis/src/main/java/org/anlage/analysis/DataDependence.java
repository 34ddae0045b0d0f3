package org.anlage.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.matrix.RealBuffer;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.api.training.NamedPenalty;
import org.anlage.engine.catalogue.KernelChoice;
import org.anlage.engine.compute.RunAssembly;
import org.anlage.engine.definition.TrainingDefinition;

/**
 * Which parts of the data entered an arm: each part is altered in turn, and the arm's initial
 * weights, its distances and its penalties at the unaltered weights (value and gradient) are built
 * again. What comes out with other bits depends on the part. So it holds for any plug-in, however
 * it is made, and for what it does with these parameters and these data.
 */
public final class DataDependence {
  private static final String WEIGHTS = "weights";
  private static final String DISTANCES = "distances";
  private static final String PENALTIES = "penalties";

  private DataDependence() {}

  /**
   * A row for each arm, and the parts by what they entered.
   *
   * @param arms a run of each arm, by name
   * @param cortex the data
   */
  public static Table table(
      Map<String, TrainingDefinition> arms, Cortex cortex, KernelChoice kernels) {
    List<Map<String, List<CortexPart>>> uses = new ArrayList<>();
    for (TrainingDefinition run : arms.values()) {
      Matrix initial = new RunAssembly(run, Optional.of(cortex), kernels).recurrent();
      uses.add(of(cortex, data -> products(run, data, initial, kernels)));
    }
    return new Table(
        "data-use",
        "Parts of the data that entered each arm. Each part was altered in turn and the arm built"
            + " again: a part is named where the initial weights, the distances or the penalties"
            + " then differ.",
        List.of(
            new Column.Texts("arm", List.copyOf(arms.keySet())),
            column("initial weights", WEIGHTS, uses),
            column(DISTANCES, DISTANCES, uses),
            column(PENALTIES, PENALTIES, uses)));
  }

  private static Column column(
      String name, String product, List<Map<String, List<CortexPart>>> uses) {
    return new Column.Texts(
        name,
        uses.stream()
            .map(use -> use.getOrDefault(product, List.of()).stream().map(CortexPart::words))
            .map(words -> String.join(", ", words.toList()))
            .map(text -> text.isEmpty() ? "–" : text)
            .toList());
  }

  /**
   * The parts that each product depends on; one that depends on none is not there.
   *
   * @param build products by name, from data; one that refuses altered data depends on them
   */
  static Map<String, List<CortexPart>> of(
      Cortex cortex, Function<Cortex, Map<String, double[]>> build) {
    Map<String, double[]> given = build.apply(cortex);
    Map<String, List<CortexPart>> parts = new LinkedHashMap<>();
    if (changed(given, build, CortexPart.allAltered(cortex)).isEmpty()) {
      return parts; // most nulls end here
    }
    for (CortexPart part : CortexPart.values()) {
      if (part.in(cortex)) {
        for (String product : changed(given, build, part.altered(cortex))) {
          parts.computeIfAbsent(product, p -> new ArrayList<>()).add(part);
        }
      }
    }
    return parts;
  }

  private static List<String> changed(
      Map<String, double[]> given, Function<Cortex, Map<String, double[]>> build, Cortex altered) {
    try {
      Map<String, double[]> products = build.apply(altered);
      return given.keySet().stream()
          .filter(name -> !Arrays.equals(given.get(name), products.get(name)))
          .toList();
    } catch (ProblemException refused) {
      return List.copyOf(given.keySet());
    }
  }

  private static Map<String, double[]> products(
      TrainingDefinition run, Cortex data, Matrix initial, KernelChoice kernels) {
    RunAssembly assembly = new RunAssembly(run, Optional.of(data), kernels);
    Map<String, double[]> products = new LinkedHashMap<>();
    products.put(WEIGHTS, assembly.recurrent().values());
    products.put(DISTANCES, assembly.distances().map(Matrix::values).orElse(new double[0]));
    products.put(PENALTIES, penalties(assembly.penalties(initial), run, initial));
    return products;
  }

  /** Sum of the gradients of all penalties, then the value of each. */
  private static double[] penalties(
      List<NamedPenalty> penalties, TrainingDefinition run, Matrix initial) {
    int size = initial.values().length;
    RealBuffer weights = run.network().precision().allocate(size);
    weights.setAll(initial.values());
    RealBuffer gradient = weights.allocate(size);
    double[] result = new double[size + penalties.size()];
    for (int k = 0; k < penalties.size(); k++) {
      result[size + k] = penalties.get(k).penalty().evaluate(weights, gradient);
    }
    System.arraycopy(gradient.toDoubles(), 0, result, 0, size);
    return result;
  }
}
