package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;
import org.osgi.service.component.annotations.Component;

/**
 * When in training the geometry of a representation changes: from one snapshot to the next, one
 * minus Pearson's correlation of the Euclidean distances between the states of all pairs of
 * distinct trials, at their last scored step, without input noise. Rotation and scaling of states
 * change nothing. Says nothing of runs without snapshots of all parameters; NaN with fewer than
 * three distinct trials.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "restructuring",
    text = "When in training distances between representations of trials change; needs snapshots",
    source =
        "Kriegeskorte, Mur and Bandettini 2008, doi 10.3389/neuro.06.004.2008 (distance matrices)")
public final class Restructuring implements RunAnalyzer<Restructuring.Parameters> {
  /**
   * What is played.
   *
   * @param trials number of trials
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "64", min = 2, max = 10000) int trials) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    Network initial = run.initial();
    Set<String> whole = initial.parameters().keySet();
    List<Snapshot> snapshots =
        run.snapshots().stream().filter(s -> s.parameters().keySet().equals(whole)).toList();
    if (snapshots.size() < 2) {
      return Findings.metrics(Map.of());
    }
    TrialBatch trials = DistinctTrials.of(run.trials(p.trials())).batch();
    List<double[]> geometries = new ArrayList<>();
    for (Snapshot snapshot : snapshots) {
      Network network = new Network(initial.spec(), snapshot.parameters());
      geometries.add(distances(DecisionStates.of(run.play(network, trials), trials)));
    }
    int spans = snapshots.size() - 1;
    double[] middle = new double[spans];
    double[] change = new double[spans];
    int largest = -1;
    for (int k = 0; k < spans; k++) {
      middle[k] = (snapshots.get(k).update() + snapshots.get(k + 1).update()) / 2.0;
      change[k] = 1 - correlation(geometries.get(k), geometries.get(k + 1));
      if (Double.isFinite(change[k]) && (largest < 0 || change[k] > change[largest])) {
        largest = k;
      }
    }
    Map<String, Double> metrics = new TreeMap<>();
    metrics.put("restructuring_update", largest < 0 ? Double.NaN : middle[largest]);
    metrics.put("largest_restructuring", largest < 0 ? Double.NaN : change[largest]);
    metrics.put("whole_restructuring", 1 - correlation(geometries.get(0), geometries.get(spans)));
    return new Findings(
        metrics,
        List.of(
            new Table(
                "restructuring",
                "From one snapshot to the next, by the update in their middle: one minus the"
                    + " correlation of the distances between the states of trials.",
                List.of(
                    new Column.Numbers("update", "", middle),
                    new Column.Numbers("restructuring", "", change)))),
        List.of());
  }

  /** Distances of all pairs of rows. */
  private static double[] distances(Matrix states) {
    int count = states.rows();
    double[] distances = new double[count * (count - 1) / 2];
    int at = 0;
    for (int a = 0; a < count; a++) {
      for (int b = 0; b < a; b++) {
        double sum = 0;
        for (int i = 0; i < states.columns(); i++) {
          double off = states.get(a, i) - states.get(b, i);
          sum += off * off;
        }
        distances[at++] = Math.sqrt(sum);
      }
    }
    return distances;
  }

  /** Pearson's; NaN where one does not vary. */
  private static double correlation(double[] x, double[] y) {
    Matrix both = Alignment.centred(Matrix.of(new double[][] {x, y}).transpose());
    double xx = 0;
    double yy = 0;
    double xy = 0;
    for (int k = 0; k < x.length; k++) {
      xx += both.get(k, 0) * both.get(k, 0);
      yy += both.get(k, 1) * both.get(k, 1);
      xy += both.get(k, 0) * both.get(k, 1);
    }
    return xx > 0 && yy > 0 ? Math.min(1, xy / Math.sqrt(xx * yy)) : Double.NaN;
  }
}
