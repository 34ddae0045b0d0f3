package org.anlage.microns.cave;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Synapses;
import org.anlage.api.data.Trials;
import org.anlage.api.matrix.Matrix;
import org.anlage.microns.TrialTable;
import org.anlage.neural.checks.CortexChecks;

/** Joins the files of a folder into one data set. */
final class CaveReading {
  private final TableFiles tables;
  private final CaveFolder folder;
  private final MicronsCave.Parameters parameters;
  private final List<Check> checks = new ArrayList<>();

  CaveReading(TableFiles tables, CaveFolder folder, MicronsCave.Parameters parameters) {
    this.tables = tables;
    this.folder = folder;
    this.parameters = parameters;
  }

  Cortex cortex() {
    Optional<MatchTable> matches = folder.file(CaveRole.COREGISTRATION).map(file -> matches(file));
    Population population = population(matches);
    Optional<Path> synapseFile = folder.file(CaveRole.SYNAPSES);
    if (synapseFile.isPresent()) {
      population.keepOwnSegments();
    }
    Optional<Recording> recording = recording(matches);
    recording.ifPresent(
        r ->
            population.keep(
                "activity",
                true,
                "not recorded; " + r.words() + ", " + r.units().how(),
                match -> r.units().rowOf().containsKey(match.unit())));
    List<Match> neurons = population.neurons();
    checks.addAll(population.checks());
    recording
        .filter(r -> !r.units().certain())
        .ifPresent(r -> checks.add(new Check("order of the recording", false, r.units().how())));
    recording.flatMap(Recording::check).ifPresent(checks::add);
    Positions positions = positions(neurons);
    Optional<Synapses> synapses =
        synapseFile.map(file -> synapses(file, longs(neurons, m -> m.cell().root())));
    Optional<Proofreading> proofreading = proofreading(neurons);
    synapses.flatMap(s -> Proofreading.check(proofreading, neurons, s)).ifPresent(checks::add);
    Neurons described =
        new Neurons(
            neurons.size(), ids(neurons, matches.isPresent()), labels(neurons, proofreading));
    Optional<Activity> activity = recording.map(r -> activity(r, neurons));
    Optional<Trials> trials = trials(activity);
    checks.addAll(
        CortexChecks.of(
            described,
            Optional.of(positions),
            synapses,
            events(activity),
            parameters.permutations()));
    if (activity.orElse(null) instanceof Activity.Traces traces) {
      checks.add(CortexChecks.silent(traces));
      checks.addAll(CortexChecks.plausible(traces));
    }
    return new Cortex(
        described,
        Optional.of(positions),
        synapses,
        activity,
        Map.of(),
        MicronsCave.provenance(parameters, longs(neurons, match -> match.cell().root()), checks),
        trials);
  }

  private MatchTable matches(Path file) {
    MatchTable table =
        MatchTable.read(
            tables,
            file,
            new MatchTable.Wanted(
                parameters.session(),
                parameters.scan(),
                parameters.field(),
                parameters.leastScore(),
                parameters.mostResidual()),
            parameters.unit());
    checks.addAll(table.checks());
    return table;
  }

  private Population population(Optional<MatchTable> matches) {
    CellTable types = cells(CaveRole.CELL_TYPES);
    CellTable nuclei = cells(CaveRole.NUCLEI);
    String where = folder.folder().toString();
    Population population =
        matches
            .map(table -> Population.of(where, table, parameters.duplicates()))
            .orElseGet(() -> Population.of(where, types.cells().isEmpty() ? nuclei : types));
    population.join(nuclei, types);
    if (matches.isEmpty()) {
      population.keep("neurons", true, "no neurons", match -> !match.cell().isNoNeuron());
    }
    population.keepTypes(parameters.cellTypes());
    population.keep(
        "positions", false, "no position", match -> match.cell().position().isPresent());
    return population;
  }

  /** What is known of proofreading, by neuron. */
  private Optional<Proofreading> proofreading(List<Match> neurons) {
    return folder
        .file(CaveRole.PROOFREADING)
        .map(file -> ProofreadingTable.read(tables, file).of(neurons));
  }

  private CellTable cells(CaveRole role) {
    return folder
        .file(role)
        .map(file -> CellTable.read(tables, file, parameters.unit()))
        .orElseGet(CellTable::none);
  }

  /** Ids of units are those of one scan; without one there is no telling whose activity it is. */
  private Optional<Recording> recording(Optional<MatchTable> matches) {
    boolean any =
        folder.file(CaveRole.EVENTS).isPresent() || folder.file(CaveRole.TRACES).isPresent();
    if (!any) {
      return Optional.empty();
    }
    if (matches.isEmpty() || !matches.get().isOfOneScan()) {
      checks.add(
          new Check(
              "activity",
              false,
              matches.isEmpty()
                  ? "left out: without a coregistration table there is no telling whose it is"
                  : "left out: the neurons are of several scans, whose units have the same ids; set"
                      + " \"session\" and \"scan\""));
      return Optional.empty();
    }
    return Recording.of(
        folder,
        matches.get().units(),
        new Recording.Sampling(
            parameters.rate(),
            parameters.traces(),
            parameters.peakThreshold(),
            parameters.start()));
  }

  private Synapses synapses(Path file, long[] roots) {
    SynapseTable table = SynapseTable.read(tables, file, roots, parameters.countColumn());
    checks.addAll(table.checks());
    return table.synapses();
  }

  private static Activity activity(Recording recording, List<Match> neurons) {
    Map<Long, Integer> rowOf = recording.units().rowOf();
    return recording
        .activity()
        .apply(neurons.stream().mapToInt(match -> rowOf.getOrDefault(match.unit(), -1)).toArray());
  }

  private Optional<Trials> trials(Optional<Activity> activity) {
    if (activity.isEmpty()) {
      return Optional.empty();
    }
    double end =
        activity.get() instanceof Activity.Events events ? events.end() : activity.get().duration();
    Optional<Trials> trials = folder.file(CaveRole.TRIALS).map(TrialTable::read);
    trials.ifPresent(
        t -> {
          int after = 0;
          for (double stop : t.stop()) {
            after += stop > end ? 1 : 0;
          }
          checks.add(
              new Check(
                  "trials",
                  after == 0,
                  t.size() + " trials, " + after + " of them end after the recording"));
        });
    return trials;
  }

  private static Optional<Activity.Events> events(Optional<Activity> activity) {
    return activity.filter(Activity.Events.class::isInstance).map(Activity.Events.class::cast);
  }

  private static Positions positions(List<Match> neurons) {
    return new Positions(
        Matrix.of(
            neurons.stream()
                .map(match -> match.cell().position().orElseThrow())
                .toArray(double[][]::new)));
  }

  private static Map<String, long[]> ids(List<Match> neurons, boolean matched) {
    Map<String, long[]> ids = new LinkedHashMap<>();
    ids.put("nucleus", longs(neurons, match -> match.cell().nucleus()));
    ids.put("root", longs(neurons, match -> match.cell().root()));
    if (matched) {
      ids.put("session", longs(neurons, Match::session));
      ids.put("scan", longs(neurons, Match::scan));
      ids.put("field", longs(neurons, Match::field));
      ids.put("unit", longs(neurons, Match::unit));
    }
    return ids;
  }

  private static long[] longs(List<Match> neurons, ToLongFunction<Match> id) {
    return neurons.stream().mapToLong(id).toArray();
  }

  private static Map<String, List<String>> labels(
      List<Match> neurons, Optional<Proofreading> proofreading) {
    Map<String, List<String>> labels = new LinkedHashMap<>();
    label(labels, Neurons.CELL_TYPE, neurons, Cell::type);
    label(labels, Neurons.CLASSIFICATION, neurons, Cell::classification);
    proofreading.ifPresent(
        p -> {
          labels.put(Neurons.AXON_PROOFREADING, p.axons());
          labels.put(Neurons.DENDRITE_PROOFREADING, p.dendrites());
        });
    return labels;
  }

  private static void label(
      Map<String, List<String>> labels,
      String name,
      List<Match> neurons,
      Function<Cell, String> word) {
    List<String> words = neurons.stream().map(match -> word.apply(match.cell())).toList();
    if (words.stream().anyMatch(each -> !each.isEmpty())) {
      labels.put(name, words);
    }
  }
}
