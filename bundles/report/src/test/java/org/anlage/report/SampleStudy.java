package org.anlage.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import java.util.stream.LongStream;
import org.anlage.api.analysis.PublishedValues;
import org.anlage.api.analysis.ReportPlace;
import org.anlage.api.analysis.StudyRun;
import org.anlage.api.analysis.StudyView;
import org.anlage.api.data.Activity;
import org.anlage.api.data.Check;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Neurons;
import org.anlage.api.data.Positions;
import org.anlage.api.data.Provenance;
import org.anlage.api.data.Synapses;
import org.anlage.api.kernel.Activation;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Cell;
import org.anlage.api.network.Network;
import org.anlage.api.network.NetworkSpec;
import org.anlage.api.network.Precision;
import org.anlage.api.result.Axis;
import org.anlage.api.result.Chart;
import org.anlage.api.result.Column;
import org.anlage.api.result.Figure;
import org.anlage.api.result.Findings;
import org.anlage.api.result.Mark;
import org.anlage.api.result.Table;
import org.anlage.api.run.RunKind;
import org.anlage.api.run.RunStatus;
import org.anlage.api.task.Objective;
import org.anlage.api.task.Period;
import org.anlage.api.task.TaskDescription;

/** A study made up for tests: four arms, two tasks, five seeds, a hundred units. */
record SampleStudy(
    String name,
    String title,
    String description,
    List<Arm> arms,
    List<StudyTask> tasks,
    List<Long> seeds,
    List<StudyRun> runs,
    List<Comparison> comparisons,
    Optional<Cortex> cortex,
    Map<String, Findings> cortexFindings,
    Table provenance,
    String experiment)
    implements StudyView {
  /** The places of our own analyzers. */
  @Override
  public Map<String, ReportPlace> places() {
    return Map.of(
        "verdict",
        ReportPlace.VERDICT,
        "own-outcome",
        ReportPlace.OUTCOME,
        "accuracy",
        ReportPlace.OUTCOME,
        "comparisons",
        ReportPlace.COMPARISON,
        "learning-curves",
        ReportPlace.COURSE);
  }

  @Override
  public Optional<Table> dataUse() {
    return Optional.of(
        new Table(
            "data-use",
            "Parts of the data that entered each arm.",
            List.of(
                new Column.Texts("arm", armNames()),
                new Column.Texts(
                    "penalties", armNames().stream().map(name -> "positions").toList()))));
  }

  private List<String> armNames() {
    return arms.stream().map(Arm::name).toList();
  }

  @Override
  public RunKind kind() {
    return RunKind.TRAIN;
  }

  @Override
  public List<PublishedValues> published() {
    return List.of();
  }

  static final String HOSTILE = "W!<script>alert('x')</script>\"&";

  private static final int UNITS = 100;

  static SampleStudy typical() {
    return of(
        List.of("W", "W*D*", "W*D*C*", HOSTILE),
        List.of(
            new StudyTask("one-choice-inference", task(0.5, OptionalDouble.of(0.625), 8)),
            new StudyTask("go-nogo", task(0.5, OptionalDouble.empty(), 2))),
        5);
  }

  /** One seed of networks of so many units. */
  static SampleStudy sized(int units) {
    SampleStudy one =
        of(
            List.of("A", "B", "C", "D"),
            List.of(new StudyTask("go-nogo", task(0.5, OptionalDouble.empty(), 2))),
            1);
    NetworkSpec spec =
        new NetworkSpec(Cell.VANILLA, 8, units, 2, Activation.RELU, Precision.FLOAT32);
    Network network = new Network(spec, Map.of(Network.RECURRENT, Matrix.zeros(units, units)));
    return new SampleStudy(
        one.name(),
        one.title(),
        one.description(),
        one.arms(),
        one.tasks(),
        one.seeds(),
        one.runs().stream().map(run -> (StudyRun) ((SampleRun) run).with(network)).toList(),
        List.of(),
        Optional.empty(),
        Map.of(),
        one.provenance(),
        one.experiment());
  }

  /** As many arms, tasks and seeds as the largest study that a report must carry. */
  static SampleStudy large() {
    return of(
        List.of(
            "W",
            "W*",
            "W* shuffled",
            "diagonal of W*",
            "WD",
            "WD*",
            "W*D*",
            "W*D*C",
            "W*D*C*",
            "W*D*C* with relabelled units",
            "critical, clustered"),
        List.of(
            new StudyTask("one-choice-inference", task(0.25, OptionalDouble.of(0.625), 8)),
            new StudyTask("perceptual-decision", task(0.5, OptionalDouble.of(0.8), 16)),
            new StudyTask("go-nogo", task(0.5, OptionalDouble.empty(), 2))),
        20);
  }

  private static SampleStudy of(List<String> names, List<StudyTask> tasks, int seedCount) {
    Random random = new Random(7);
    Cortex cortex = cortex(random);
    List<Arm> arms = new ArrayList<>();
    for (String name : names) {
      arms.add(new Arm(name, "orthogonal weights, grid distances, l1 penalty of strength 0.3"));
    }
    List<Long> seeds = LongStream.range(0, seedCount).boxed().toList();
    List<StudyRun> runs = new ArrayList<>();
    for (int a = 0; a < arms.size(); a++) {
      Matrix weights = weights(a, random);
      Optional<Matrix> distances =
          Optional.of(a == 0 ? grid() : cortex.positions().orElseThrow().distances());
      for (StudyTask task : tasks) {
        for (long seed : seeds) {
          boolean fails = a == 3 && seed == 4;
          RunStatus status =
              fails ? RunStatus.FAILED : a == 2 && seed == 4 ? RunStatus.MISSING : RunStatus.DONE;
          runs.add(
              new SampleRun(
                  arms.get(a).name(),
                  task.name(),
                  seed,
                  status,
                  fails ? "update 37: task loss is NaN <b>" : "",
                  history(a, fails, random),
                  network(weights),
                  distances,
                  task.description().orElseThrow(),
                  Optional.of(cortex),
                  audit(a),
                  findings(a, random)));
        }
      }
    }
    return new SampleStudy(
        "sample",
        "Does measured function help a network beyond its own diagonal?",
        "Four priors for a recurrent network of 100 units, trained on two tasks.\nThe matched null"
            + " keeps everything but the order of the neurons.",
        arms,
        tasks,
        seeds,
        runs,
        List.of(
            new Comparison(names.get(1), List.of(names.get(0), names.get(3)), "matched null"),
            new Comparison(names.get(2), List.of(names.get(1)), "one factor more")),
        Optional.of(cortex),
        Map.of("functional-distance", Findings.metrics(Map.of("correlation_length", 83.25))),
        new Table(
            "provenance",
            "Where everything came from.",
            List.of(
                new Column.Texts("what", List.of("anlage", "java")),
                new Column.Texts("value", List.of("0.1.0", "17.0.15")))),
        "{\n  \"name\": \"sample\", // </pre><script>\n  \"seeds\": [0, 1, 2, 3, 4]\n}");
  }

  /** Findings of study analyzers, one with every mark there is. */
  static Map<String, Findings> studyFindings() {
    Map<String, Findings> findings = new LinkedHashMap<>();
    double[] x = {1, 2, 3, 4, 5, 6};
    double[] y = {1, 1.5, 2.5, Double.NaN, 7, 11};
    double[] low = {0.8, 1.2, 2, 3, 5, 9};
    double[] high = {1.3, 2, 3, 5, 9, 14};
    Axis time = Axis.linear("time", "s");
    Axis power = Axis.log("power", "um^2");
    Chart curves =
        new Chart(
            "Curves",
            time,
            power,
            List.of(
                new Mark.Band("W", x, low, high),
                new Mark.Line("W", x, y),
                new Mark.Points(HOSTILE, x, high),
                new Mark.Rule("onset", true, 2.5)));
    Chart bars =
        new Chart(
            "Bars",
            Axis.categories("class of edge", List.of("self", "short", "long")),
            Axis.linear("share", ""),
            List.of(
                new Mark.Bars("W", new double[] {0, 1, 2}, new double[] {0.2, 0.5, 0.3}),
                new Mark.Bars("W*D*", new double[] {0, 1, 2}, new double[] {0.7, 0.2, 0.1}),
                new Mark.Rule("equal", false, 1 / 3.0)));
    Chart cells =
        new Chart(
            "p-values",
            Axis.categories("arm", List.of("W", "W*D*", HOSTILE)),
            Axis.categories("against", List.of("W", "W*D*")),
            List.of(
                new Mark.Cells(
                    "log10 p",
                    Matrix.of(new double[][] {{0, -2, -1}, {-2, Double.NaN, -3}}),
                    false)));
    Figure figure =
        new Figure("everything", "Every mark", "One panel per kind.", List.of(curves, bars));
    Figure matrix = new Figure("p", "Pairs of arms", "Paired tests.", List.of(cells));
    Table table =
        new Table(
            "tests",
            "Rank tests, Holm's correction.",
            List.of(
                new Column.Texts("pair", List.of("W*D* - W", HOSTILE)),
                new Column.Numbers("p_value", "", new double[] {1.234e-7, Double.NaN}),
                new Column.Numbers("length", "um", new double[] {123.456, 1e9})));
    findings.put(
        "accuracy-tests",
        new Findings(Map.of("arms_tested", 4.0), List.of(table), List.of(figure, matrix)));
    return findings;
  }

  private static Cortex cortex(Random random) {
    Matrix positions = Matrix.zeros(UNITS, 3);
    for (int i = 0; i < UNITS; i++) {
      for (int axis = 0; axis < 3; axis++) {
        positions.set(i, axis, 400 * random.nextDouble());
      }
    }
    Matrix distances = new Positions(positions).distances();
    Matrix counts = Matrix.zeros(UNITS, UNITS);
    Matrix correlation = Matrix.identity(UNITS);
    for (int i = 0; i < UNITS; i++) {
      for (int j = 0; j < UNITS; j++) {
        if (i != j && random.nextDouble() < 0.3 * Math.exp(-distances.get(i, j) / 120)) {
          counts.set(i, j, 1 + random.nextInt(3));
        }
        if (i < j) {
          double c = 0.3 * Math.exp(-distances.get(i, j) / 90) + 0.04 * random.nextGaussian();
          correlation.set(i, j, c);
          correlation.set(j, i, c);
        }
      }
    }
    return new Cortex(
        Neurons.anonymous(UNITS),
        Optional.of(new Positions(positions)),
        Optional.of(Synapses.of(counts)),
        Optional.of(new Activity.Events(new double[UNITS][0], 1800)),
        Map.of("correlation", correlation),
        new Provenance(
            "synthetic-cortex",
            "a synthetic column of 100 neurons",
            "",
            true,
            List.of(
                new Check("distances are symmetric", true, "largest difference 0"),
                new Check("no isolated neurons", false, "2 neurons without <synapses>"))));
  }

  private static TaskDescription task(double chance, OptionalDouble memoryless, int distinct) {
    return new TaskDescription(
        8,
        2,
        50,
        Objective.CROSS_ENTROPY,
        List.of(
            new Period("goal", 0, 20), new Period("delay", 20, 30), new Period("choice", 30, 50)),
        chance,
        memoryless,
        1,
        OptionalInt.of(distinct));
  }

  private static Matrix grid() {
    Matrix distances = Matrix.zeros(UNITS, UNITS);
    for (int i = 0; i < UNITS; i++) {
      for (int j = 0; j < UNITS; j++) {
        distances.set(i, j, Math.hypot(i % 10 - j % 10, i / 10 - j / 10) / 5);
      }
    }
    return distances;
  }

  private static Matrix weights(int arm, Random random) {
    Matrix weights = Matrix.zeros(UNITS, UNITS);
    for (int i = 0; i < UNITS; i++) {
      for (int j = 0; j < UNITS; j++) {
        double value = 0.1 * random.nextGaussian();
        weights.set(
            i, j, arm == 0 ? value : i == j ? 0.3 + Math.abs(value) : 0.01 * Math.abs(value));
      }
    }
    return weights;
  }

  private static Network network(Matrix weights) {
    NetworkSpec spec =
        new NetworkSpec(Cell.VANILLA, 8, UNITS, 2, Activation.RELU, Precision.FLOAT32);
    return new Network(spec, Map.of(Network.RECURRENT, weights));
  }

  private static Table history(int arm, boolean fails, Random random) {
    int epochs = 20;
    double[] epoch = new double[epochs];
    double[] accuracy = new double[epochs];
    double[] test = new double[epochs];
    double[] loss = new double[epochs];
    double reached = arm == 0 ? 0.625 : arm == 3 && random.nextBoolean() ? 0.55 : 0.95;
    for (int e = 0; e < epochs; e++) {
      double learned = 1 - Math.exp(-e / 4.0);
      epoch[e] = e + 1;
      accuracy[e] =
          fails && e > 8
              ? Double.NaN
              : Math.min(1, 0.5 + (reached - 0.5) * learned + 0.02 * random.nextGaussian());
      test[e] = accuracy[e];
      loss[e] = fails && e > 8 ? Double.NaN : 0.7 * Math.exp(-3 * (reached - 0.5) * learned);
    }
    return new Table(
        "history",
        "history",
        List.of(
            new Column.Numbers("epoch", "", epoch),
            new Column.Numbers("validation_accuracy", "", accuracy),
            new Column.Numbers("validation_loss", "", loss),
            new Column.Numbers("test_accuracy", "", test)));
  }

  private static Findings audit(int arm) {
    return new Findings(
        Map.of("spectral_radius", arm == 0 ? 1.0 : 0.31, "sum_abs_w", arm == 0 ? 798.2 : 39.1),
        List.of(
            new Table(
                "loss-budget",
                "Value and gradient of every term.",
                List.of(
                    new Column.Texts("term", List.of("task", "distance")),
                    new Column.Numbers("value", "", new double[] {0.693, arm == 0 ? 812.5 : 9.7}),
                    new Column.Numbers("gradient_norm_self", "", new double[] {0.01, 0}),
                    new Column.Numbers("gradient_norm_short", "", new double[] {0.08, 3.1}),
                    new Column.Numbers("gradient_norm_long", "", new double[] {0.09, 24.6})))),
        List.of());
  }

  private static Map<String, Findings> findings(int arm, Random random) {
    double[] real = new double[UNITS];
    double[] imaginary = new double[UNITS];
    for (int i = 0; i < UNITS; i++) {
      double angle = 2 * Math.PI * random.nextDouble();
      double radius = Math.sqrt(random.nextDouble());
      real[i] = radius * Math.cos(angle);
      imaginary[i] = radius * Math.sin(angle);
    }
    Chart plane =
        new Chart(
            "",
            Axis.linear("real part", ""),
            Axis.linear("imaginary part", ""),
            List.of(new Mark.Points("", real, imaginary)));
    Map<String, Findings> findings = new LinkedHashMap<>();
    findings.put(
        "topology",
        Findings.metrics(
            Map.of(
                "modularity", 0.3 + 0.05 * arm + 0.01 * random.nextGaussian(),
                "clustering", 0.12 + 0.02 * arm + 0.005 * random.nextGaussian(),
                "small_worldness", arm == 0 ? Double.NaN : 1.2 + 0.1 * random.nextGaussian())));
    findings.put(
        "spectrum",
        new Findings(
            Map.of("spectral_radius", 1 + 0.05 * random.nextGaussian()),
            List.of(
                new Table(
                    "largest",
                    "Largest eigenvalues.",
                    List.of(new Column.Numbers("modulus", "", new double[] {1.02, 0.99})))),
            List.of(
                new Figure(
                    "eigenvalues", "Eigenvalues", "Of the trained weights.", List.of(plane)))));
    return findings;
  }
}
