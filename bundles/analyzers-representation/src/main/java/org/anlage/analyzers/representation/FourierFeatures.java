package org.anlage.analyzers.representation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.anlage.algebra.SnapshotMetrics;
import org.anlage.api.analysis.AnalysisContext;
import org.anlage.api.analysis.Analyzer;
import org.anlage.api.analysis.RunAnalyzer;
import org.anlage.api.analysis.RunView;
import org.anlage.api.component.Extension;
import org.anlage.api.component.NoParameters;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkActivity;
import org.anlage.api.result.Column;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Table;
import org.anlage.api.task.TrialBatch;
import org.anlage.api.training.Snapshot;
import org.osgi.service.component.annotations.Component;

/**
 * By which frequencies a network adds symbols: states and outputs at the last scored step of the
 * trials of all pairs (a, b), each unit and output as a table over the pairs, and the power of that
 * table at frequencies of a alone, of b alone, of a + b and of a - b modulo their number. Networks
 * that have learned the rule have few frequencies, one for each unit, and outputs of a + b;
 * networks that have learned pairs by heart have all. Phases of units are compared with those of
 * their weights ({@link UnitPhases}). With snapshots all over training. Says nothing of tasks that
 * do not show two symbols one after the other and ask for a third. Costs p^3 for each unit.
 */
@Component(service = Analyzer.class)
@Extension(
    name = "fourier-features",
    text = "Frequencies by which a network adds two symbols modulo their number",
    source = "Nanda et al. 2023, arXiv 2301.05217; Gromov 2023, arXiv 2301.02679")
public final class FourierFeatures implements RunAnalyzer<NoParameters> {
  /** Of the largest power of any unit: below it a unit is silent. */
  private static final double SILENT = 1e-6;

  private static final double HELD = 0.9;

  @Override
  public Class<NoParameters> parameters() {
    return NoParameters.class;
  }

  @Override
  public Findings analyze(NoParameters none, RunView run, AnalysisContext context) {
    Optional<SymbolPairs> pairs = SymbolPairs.of(run);
    if (pairs.isEmpty()) {
      return Findings.metrics(Map.of());
    }
    Features trained = Features.of(run, run.trained(), pairs.get());
    List<Table> tables = new ArrayList<>();
    tables.add(trained.table());
    over(run, pairs.get()).ifPresent(tables::add);
    return new Findings(trained.metrics(), tables, List.of());
  }

  private static Optional<Table> over(RunView run, SymbolPairs pairs) {
    Network initial = run.initial();
    List<Snapshot> whole =
        run.snapshots().stream()
            .filter(s -> s.parameters().keySet().equals(initial.parameters().keySet()))
            .toList();
    return whole.isEmpty()
        ? Optional.empty()
        : Optional.of(
            SnapshotMetrics.table(
                whole,
                s -> Features.of(run, new Network(initial.spec(), s.parameters()), pairs).metrics(),
                "Frequencies of states and outputs over training."));
  }

  /**
   * Power of units and of outputs.
   *
   * @param units of units that are not silent
   * @param outputs of outputs
   * @param phases metrics of the phases of units
   */
  record Features(
      List<FourierPower> units, List<FourierPower> outputs, Map<String, Double> phases) {

    static Features of(RunView run, Network network, SymbolPairs pairs) {
      TrialBatch trials = pairs.trials();
      NetworkActivity played = run.play(network, trials);
      List<FourierPower> units = tables(played.states(), played.units(), trials, pairs.symbols());
      double largest = units.stream().mapToDouble(FourierPower::all).max().orElse(0);
      int[] heard =
          IntStream.range(0, units.size())
              .filter(i -> units.get(i).all() > SILENT * largest)
              .toArray();
      List<FourierPower> active = Arrays.stream(heard).mapToObj(units::get).toList();
      return new Features(
          active,
          tables(played.output(), played.outputs(), trials, pairs.symbols()),
          new UnitPhases(active, heard, network).metrics(played.units()));
    }

    private static List<FourierPower> tables(
        float[] values, int width, TrialBatch trials, int symbols) {
      List<FourierPower> result = new ArrayList<>();
      double[] table = new double[trials.trials()];
      for (int i = 0; i < width; i++) {
        for (int trial = 0; trial < table.length; trial++) {
          table[trial] = values[Math.max(0, TrialAccuracy.lastScored(trials, trial)) * width + i];
        }
        result.add(FourierPower.of(table, symbols));
      }
      return result;
    }

    Map<String, Double> metrics() {
      Map<String, Double> metrics = new LinkedHashMap<>();
      metrics.put(
          "single_frequency_share",
          units.stream()
              .mapToDouble(unit -> unit.of(unit.main()) / unit.all())
              .average()
              .orElse(Double.NaN));
      metrics.put(
          "main_frequencies",
          (double) units.stream().mapToInt(FourierPower::main).distinct().count());
      metrics.put("states_share_of_sum", share(units, FourierPower.Part.SUM));
      metrics.put("outputs_share_of_sum", share(outputs, FourierPower.Part.SUM));
      metrics.put("output_frequencies", held(shares(outputs)));
      metrics.putAll(phases);
      return metrics;
    }

    private static double share(List<FourierPower> tables, FourierPower.Part part) {
      double all = tables.stream().mapToDouble(FourierPower::all).sum();
      return all > 0
          ? tables.stream().mapToDouble(table -> table.of(part)).sum() / all
          : Double.NaN;
    }

    /** By frequency, of the power of all tables. */
    private static double[] shares(List<FourierPower> tables) {
      double all = tables.stream().mapToDouble(FourierPower::all).sum();
      int frequencies = tables.isEmpty() ? 0 : tables.get(0).frequencies();
      return IntStream.rangeClosed(1, frequencies)
          .mapToDouble(k -> tables.stream().mapToDouble(table -> table.of(k)).sum() / all)
          .toArray();
    }

    /** How many of the largest shares hold nine tenths of their sum. */
    private static double held(double[] shares) {
      double[] ascending = shares.clone();
      Arrays.sort(ascending);
      double left = HELD * Arrays.stream(shares).sum();
      int count = 0;
      for (int k = ascending.length - 1; k >= 0 && left > 0; k--) {
        left -= ascending[k];
        count++;
      }
      return count > 0 ? count : Double.NaN;
    }

    Table table() {
      double[] ofOutputs = shares(outputs);
      double[] ofUnits = units.isEmpty() ? new double[ofOutputs.length] : shares(units);
      double[] frequency = new double[ofOutputs.length];
      double[] count = new double[frequency.length];
      for (int k = 0; k < frequency.length; k++) {
        int own = k + 1;
        frequency[k] = own;
        count[k] = units.stream().filter(unit -> unit.main() == own).count();
      }
      return new Table(
          "fourier-features",
          "By frequency: share of the power of states and of outputs over all pairs of symbols, and"
              + " units of which it is the main one.",
          List.of(
              new Column.Numbers("frequency", "", frequency),
              new Column.Numbers("states", "proportion", ofUnits),
              new Column.Numbers("outputs", "proportion", ofOutputs),
              new Column.Numbers("units", "", count)));
    }
  }
}
