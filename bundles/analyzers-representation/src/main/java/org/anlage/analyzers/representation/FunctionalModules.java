package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.random.RandomStream;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialBatch;
import org.anlage.linear.dynamics.InputNoise;
import org.osgi.service.component.annotations.Component;

/**
 * Groups of units that do the same work: units clustered by how much they vary over the trials of
 * each level of each variable of the task, as many clusters as the silhouette asks for; whether the
 * weights within clusters are larger than chance has it, and whether clusters are communities of
 * the weights (adjusted mutual information), both against relabelled units; and what accuracy is
 * left, for each level, with a cluster silenced. Units that are silent on all trials are left out
 * and counted.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "functional-modules",
    text =
        "Clusters of units by what they vary with, whether they are wired together, and accuracy"
            + " without each",
    source = "doi:10.1038/s41593-018-0310-2")
public final class FunctionalModules implements RunAnalyzer<FunctionalModules.Parameters> {
  /**
   * What is played and clustered.
   *
   * @param trials number of trials
   * @param most clusters at most
   * @param relabellings of units
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "200", min = 4, max = 100000) int trials,
      @Parameter(text = "Clusters, at most.", value = "8", min = 2, max = 1000) int most,
      @Parameter(
              text = "Random relabellings of units that the weights are compared with.",
              value = "499",
              min = 1,
              max = 1_000_000)
          int relabellings) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    TrialBatch trials = run.trials(p.trials());
    List<Labels> labels = Labels.of(run.taskDescription(), trials);
    TrialBatch noisy = run.trials(p.trials());
    InputNoise.add(noisy, run.inputNoise(), context.random().split("input noise"));
    NetworkActivity recording = run.play(noisy);
    TaskVariance variance = TaskVariance.of(labels, recording);
    if (variance.names().isEmpty() || variance.units().length < 3) {
      return Findings.metrics(Map.of());
    }
    Clusters clusters =
        Clusters.best(variance.values(), p.most(), context.random().split("clusters"));
    Map<String, Double> metrics = new LinkedHashMap<>();
    int used = (int) IntStream.of(clusters.sizes()).filter(size -> size > 0).count();
    metrics.put("functional_modules", (double) used);
    metrics.put("functional_silhouette", clusters.silhouette(variance.values()));
    metrics.put("silent_units", (double) recording.units() - variance.units().length);
    Matrix weights = run.trained().recurrent();
    wired(p, weights, variance.units(), clusters, context.random(), metrics);
    structural(
        p,
        WeightCommunities.of(weights, variance.units(), context.decompositions()),
        clusters,
        context.random(),
        metrics);
    List<Table> tables = new ArrayList<>();
    tables.add(table(variance, clusters));
    if (TrialAccuracy.scored(run)) {
      tables.add(lesions(run, trials, labels, variance.units(), clusters));
    }
    return new Findings(metrics, tables, List.of());
  }

  /** Share of the sum of |W| between different units that is within clusters, against chance. */
  static void wired(
      Parameters p,
      Matrix weights,
      int[] units,
      Clusters clusters,
      RandomStream random,
      Map<String, Double> metrics) {
    double measured = within(weights, units, clusters.members());
    double mean = 0;
    int asLarge = 1;
    for (int k = 0; k < p.relabellings(); k++) {
      int[] order = random.split("relabelling").split(k).permutation(units.length);
      int[] moved = IntStream.of(order).map(i -> clusters.members()[i]).toArray();
      double drawn = within(weights, units, moved);
      mean += drawn / p.relabellings();
      asLarge += drawn >= measured ? 1 : 0;
    }
    boolean defined = !Double.isNaN(measured);
    metrics.put("weight_within_functional_modules", measured);
    metrics.put("weight_within_functional_modules_expected", mean);
    metrics.put(
        "weight_within_functional_modules_p",
        defined ? asLarge / (p.relabellings() + 1.0) : Double.NaN);
  }

  /** Overlap of clusters with communities of the weights, against relabelled units. */
  static void structural(
      Parameters p,
      WeightCommunities communities,
      Clusters clusters,
      RandomStream random,
      Map<String, Double> metrics) {
    boolean defined = !Double.isNaN(communities.modularity());
    int[] members = clusters.members();
    double measured = Partitions.adjustedMutualInformation(members, communities.members());
    int asLarge = 1;
    for (int k = 0; k < p.relabellings() && defined; k++) {
      int[] order = random.split("structural").split(k).permutation(members.length);
      int[] moved = IntStream.of(order).map(i -> members[i]).toArray();
      double drawn = Partitions.adjustedMutualInformation(moved, communities.members());
      asLarge += drawn >= measured ? 1 : 0;
    }
    metrics.put("structural_communities", (double) communities.count());
    metrics.put("structural_modularity", communities.modularity());
    metrics.put("functional_structural_information", defined ? measured : Double.NaN);
    metrics.put(
        "functional_structural_information_p",
        defined ? asLarge / (p.relabellings() + 1.0) : Double.NaN);
  }

  private static double within(Matrix weights, int[] units, int[] members) {
    double inside = 0;
    double all = 0;
    for (int i = 0; i < units.length; i++) {
      for (int j = 0; j < units.length; j++) {
        double weight = i == j ? 0 : Math.abs(weights.get(units[i], units[j]));
        all += weight;
        inside += members[i] == members[j] ? weight : 0;
      }
    }
    return all > 0 ? inside / all : Double.NaN;
  }

  private static Table table(TaskVariance variance, Clusters clusters) {
    List<Column> columns = new ArrayList<>();
    int[] units = variance.units();
    columns.add(new Column.Numbers("unit", "", IntStream.of(units).mapToDouble(i -> i).toArray()));
    columns.add(
        new Column.Texts(
            "module", IntStream.of(clusters.members()).mapToObj(c -> "" + (c + 1)).toList()));
    for (int j = 0; j < variance.names().size(); j++) {
      double[] values = new double[units.length];
      for (int row = 0; row < values.length; row++) {
        values[row] = variance.values().get(row, j);
      }
      columns.add(new Column.Numbers(variance.names().get(j), "", values));
    }
    return new Table(
        "functional-modules",
        "Units, their clusters, and how much they vary over noisy trials of each level, relative to"
            + " the level with which they vary most.",
        columns);
  }

  private static Table lesions(
      RunView run, TrialBatch trials, List<Labels> labels, int[] units, Clusters clusters) {
    List<String> module = new ArrayList<>();
    List<String> level = new ArrayList<>();
    List<Double> size = new ArrayList<>();
    List<Double> accuracy = new ArrayList<>();
    for (int cluster = -1; cluster < clusters.count(); cluster++) {
      int own = cluster;
      int[] cut =
          IntStream.range(0, units.length)
              .filter(i -> clusters.members()[i] == own)
              .map(i -> units[i])
              .toArray();
      double[] scores =
          run.score(run.play(Lesion.silenced(run.trained(), cut, cut.length), trials), trials);
      for (Labels label : labels) {
        for (int k = 0; k < label.levelCount(); k++) {
          int wanted = k;
          module.add(cluster < 0 ? "none" : "" + (cluster + 1));
          level.add(label.name() + " " + label.variable().levels().get(k));
          size.add((double) cut.length);
          accuracy.add(
              IntStream.range(0, scores.length)
                  .filter(i -> label.levels()[i] == wanted)
                  .mapToDouble(i -> scores[i])
                  .average()
                  .orElse(Double.NaN));
        }
      }
    }
    return new Table(
        "accuracy-without-modules",
        "Share of trials without noise answered rightly with the units of a module silenced, by"
            + " level of each variable.",
        List.of(
            new Column.Texts("silenced", module),
            new Column.Texts("trials", level),
            new Column.Numbers("units", "", Numbers.array(size)),
            new Column.Numbers("accuracy", "proportion", Numbers.array(accuracy))));
  }
}
