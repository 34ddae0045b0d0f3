package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.Parameter;
import org.anlage.api.kernel.Eigenvalues;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialBatch;
import org.anlage.linear.dynamics.DelayMap;
import org.osgi.service.component.annotations.Component;

/**
 * What a trained network's states are like, in coordinates that do not depend on which unit is
 * which: mean states of each kind of trial along its steps, as principal coordinates, and the
 * linear map that carries delay-embedded states on ({@link DelayMap}). Input noise is off, and
 * equal trials are played once. {@code similarity-across-arms} compares the tables of runs.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "state-dynamics",
    text =
        "Mean states by kind of trial, and a linear map of delay-embedded states: dimension, slowest"
            + " mode, rotation",
    source = "arXiv:2306.10168")
public final class StateDynamics implements RunAnalyzer<StateDynamics.Parameters> {
  /**
   * What is played and fitted.
   *
   * @param trials number of trials
   * @param steps steps of a trial at which mean states are taken
   * @param delays states that are joined
   * @param rank rank of the map
   * @param penalty ridge penalty
   */
  public record Parameters(
      @Parameter(text = "Number of trials.", value = "128", min = 2, max = 100000) int trials,
      @Parameter(
              text = "Steps of a trial, evenly spread, at which mean states are taken.",
              value = "10",
              min = 1,
              max = 1000)
          int steps,
      @Parameter(
              text = "States that are joined, at most half a trial.",
              value = "10",
              min = 1,
              max = 1000)
          int delays,
      @Parameter(text = "Rank of the map, at most.", value = "10", min = 1, max = 1000) int rank,
      @Parameter(
              text = "Ridge penalty, for components of variance one.",
              value = "1e-6",
              min = 0,
              exclusiveMin = true)
          double penalty) {}

  @Override
  public Class<Parameters> parameters() {
    return Parameters.class;
  }

  @Override
  public Findings analyze(Parameters p, RunView run, AnalysisContext context) {
    TrialBatch trials = run.trials(p.trials());
    NetworkActivity recording = run.play(trials);
    ConditionStates states =
        ConditionStates.of(run.taskDescription(), trials, recording, p.steps());
    Coordinates coordinates =
        Coordinates.of(states.states(), context.kernels(), context.decompositions());
    int delays = Math.min(p.delays(), Math.max(1, trials.steps() / 2));
    DelayMap fitted =
        DelayMap.of(
            segments(recording),
            p.rank(),
            delays,
            p.rank(),
            p.penalty(),
            context.kernels(),
            context.decompositions());
    Map<String, Double> metrics = new LinkedHashMap<>();
    metrics.put("state_dimension", coordinates.participationRatio());
    metrics.put("dynamics_rank", (double) fitted.map().rows());
    metrics.put("dynamics_explained", fitted.explained());
    slowest(context.decompositions().eigenvalues(fitted.map()), metrics);
    return new Findings(
        metrics,
        List.of(states.table(coordinates.values()), MapTable.of(fitted.map(), delays)),
        List.of());
  }

  /** Modulus, time constant and angle of the slowest mode; NaN where there is none. */
  private static void slowest(Eigenvalues modes, Map<String, Double> metrics) {
    double modulus = Double.NaN;
    double angle = Double.NaN;
    for (int k = 0; k < modes.real().length; k++) {
      double re = modes.real()[k];
      double im = modes.imaginary()[k];
      double size = Math.sqrt(re * re + im * im);
      if (!(size <= modulus)) {
        modulus = size;
        angle = StrictMath.atan2(Math.abs(im), re);
      }
    }
    metrics.put("dynamics_spectral_radius", modulus);
    metrics.put("dynamics_slowest_steps", modulus < 1 ? -1 / StrictMath.log(modulus) : Double.NaN);
    metrics.put("dynamics_slowest_angle", angle);
  }

  /** Units x steps of each trial. */
  private static List<Matrix> segments(NetworkActivity recording) {
    List<Matrix> segments = new ArrayList<>();
    for (int trial = 0; trial < recording.trials(); trial++) {
      Matrix segment = Matrix.zeros(recording.units(), recording.steps());
      for (int t = 0; t < recording.steps(); t++) {
        int row = (t * recording.trials() + trial) * recording.units();
        for (int i = 0; i < recording.units(); i++) {
          segment.set(i, t, recording.states()[row + i]);
        }
      }
      segments.add(segment);
    }
    return segments;
  }

  /** The linear map as a table, read back by the comparison of runs. */
  static final class MapTable {
    static final String NAME = "dynamics-map";

    private MapTable() {}

    static Table of(Matrix map, int delays) {
      List<Column> columns = new ArrayList<>();
      for (int j = 0; j < map.columns(); j++) {
        double[] values = new double[map.rows()];
        for (int i = 0; i < values.length; i++) {
          values[i] = map.get(i, j);
        }
        columns.add(new Column.Numbers("from_" + (j + 1), "", values));
      }
      return new Table(
          NAME,
          "Linear map of a step between points of "
              + delays
              + " joined states, to rows from columns.",
          columns);
    }

    static Matrix read(Table table) {
      int r = table.rows();
      Matrix map = Matrix.zeros(r, r);
      for (int j = 0; j < r; j++) {
        double[] values = table.numbers("from_" + (j + 1));
        for (int i = 0; i < r; i++) {
          map.set(i, j, values[i]);
        }
      }
      return map;
    }
  }
}
