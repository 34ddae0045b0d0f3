package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extensions that throw, in each place they are called: named, and the others go on. */
class BadExtensionIT {

  private static final String NONE =
      "public Class<NoParameters> parameters() { return NoParameters.class; }\n";
  private static final String GENERATOR = "ConnectivityGenerator<NoParameters>";
  private static final String GENERATE =
      "public Matrix generate(NoParameters p, PriorContext c) { return Matrix.identity(c.size()); }";

  @TempDir static Path plugins;
  @TempDir Path work;

  @BeforeAll
  static void bundle() throws IOException {
    BundleSource bundle = BundleSource.named("bad.extensions");
    generators(bundle);
    parts(bundle);
    tasks(bundle);
    analyzers(bundle);
    bundle
        .extension(
            "bad-source",
            "data.CortexSource",
            "Source",
            "CortexSource<NoParameters>",
            NONE
                + """
                public boolean recognises(java.nio.file.Path path) {
                  throw new IllegalStateException("no look");
                }
                public Cortex load(NoParameters p, Optional<java.nio.file.Path> path) {
                  throw new IllegalStateException("no load");
                }
                """)
        .extension(
            "bad-trainer",
            "training.Trainer",
            "BadTrainer",
            "Trainer<NoParameters>",
            NONE
                + """
                public Effort effort(NoParameters p) { return new Effort(1, 1); }
                public List<LossTerm> audit(NoParameters p, TrainingProblem problem) {
                  return List.of();
                }
                public TrainingResult train(
                    NoParameters p, TrainingProblem problem, TrainingMonitor monitor) {
                  throw new IllegalStateException("no training");
                }
                """)
        .write(plugins);
  }

  private static void generators(BundleSource bundle) {
    bundle
        .extension(
            "bad-class",
            "connectivity.ConnectivityGenerator",
            "BadClass",
            GENERATOR,
            "static int zero = 0;\nstatic int broken = 1 / zero;\n" + NONE + GENERATE)
        .extension(
            "bad-constructor",
            "connectivity.ConnectivityGenerator",
            "BadConstructor",
            GENERATOR,
            "public BadConstructor() { throw new Error(\"no object\"); }\n" + NONE + GENERATE)
        .extension(
            "bad-parameters",
            "connectivity.ConnectivityGenerator",
            "BadParameters",
            GENERATOR,
            "public Class<NoParameters> parameters() { throw new Error(\"no parameters\"); }\n"
                + GENERATE)
        .extension(
            "bad-record",
            "connectivity.ConnectivityGenerator",
            "BadRecord",
            "ConnectivityGenerator<BadRecord.P>",
            "public record P(int undeclared) {}\n"
                + "public Class<P> parameters() { return P.class; }\n"
                + GENERATE.replace("NoParameters", "P"))
        .extension(
            "bad-generate",
            "connectivity.ConnectivityGenerator",
            "BadGenerate",
            GENERATOR,
            NONE
                + "public Matrix generate(NoParameters p, PriorContext c) {\n"
                + "  throw new Error(\"two\\nlines\"); }")
        .extension(
            "wrong-shape",
            "connectivity.ConnectivityGenerator",
            "WrongShape",
            GENERATOR,
            NONE + GENERATE.replace("c.size()", "3"))
        .extension(
            "not-finite",
            "connectivity.ConnectivityGenerator",
            "NotFinite",
            GENERATOR,
            NONE + GENERATE.replace("c.size())", "c.size()).map(x -> 1 / x)"))
        .extension(
            "no-matrix",
            "connectivity.ConnectivityGenerator",
            "NoMatrix",
            GENERATOR,
            NONE + GENERATE.replace("Matrix.identity(c.size())", "null"));
  }

  private static void parts(BundleSource bundle) {
    bundle
        .extension(
            "bad-transform",
            "connectivity.ConnectivityTransform",
            "BadTransform",
            "ConnectivityTransform<NoParameters>",
            NONE
                + "public Matrix apply(NoParameters p, Matrix w, PriorContext c) {\n"
                + "  return apply(p, w, c); }")
        .extension(
            "bad-embedding",
            "geometry.Embedding",
            "BadEmbedding",
            "Embedding<NoParameters>",
            NONE
                + "public Matrix distances(NoParameters p, EmbeddingContext c) {\n"
                + "  throw new NoClassDefFoundError(\"gone/Library\"); }")
        .extension(
            "bad-bind",
            "regularization.Regularizer",
            "BadBind",
            "Regularizer<NoParameters>",
            NONE
                + "public Penalty bind(NoParameters p, RegularizationContext c) {\n"
                + "  throw new ArrayIndexOutOfBoundsException(7); }")
        .extension(
            "bad-penalty",
            "regularization.Regularizer",
            "BadPenalty",
            "Regularizer<NoParameters>",
            NONE
                + "public Penalty bind(NoParameters p, RegularizationContext c) {\n"
                + "  return (w, g) -> { throw new IllegalStateException(\"no value\"); }; }")
        .extension(
            "bad-constraint",
            "training.WeightConstraint",
            "BadConstraint",
            "WeightConstraint<NoParameters>",
            NONE
                + "public Projection bind(NoParameters p, Matrix w) {\n"
                + "  throw new IllegalStateException(\"no bond\"); }")
        .extension(
            "bad-projection",
            "training.WeightConstraint",
            "BadProjection",
            "WeightConstraint<NoParameters>",
            NONE
                + "public Projection bind(NoParameters p, Matrix w) {\n"
                + "  return weights -> { throw new IllegalStateException(\"no way\"); }; }");
  }

  private static void tasks(BundleSource bundle) {
    String describe =
        "public TaskDescription describe(NoParameters p) {\n"
            + "  return new TaskDescription(1, 2, 3, Objective.CROSS_ENTROPY, List.of(), 0.5,\n"
            + "      OptionalDouble.empty(), 1, OptionalInt.empty()); }\n";
    String fill =
        "public void fill(NoParameters p, TrialBatch b, RandomStream r) {\n"
            + "  throw new IllegalStateException(\"no trials\"); }\n";
    bundle
        .extension("bad-fill", "task.Task", "BadFill", "Task<NoParameters>", NONE + describe + fill)
        .extension(
            "bad-describe",
            "task.Task",
            "BadDescribe",
            "Task<NoParameters>",
            NONE
                + fill
                + "public TaskDescription describe(NoParameters p) {\n"
                + "  throw new IllegalStateException(\"no words\"); }");
  }

  private static void analyzers(BundleSource bundle) {
    Map<String, String> subjects = new TreeMap<>();
    subjects.put("Matrix", "Matrix");
    subjects.put("Run", "RunView");
    subjects.put("Study", "StudyView");
    subjects.put("Cortex", "Cortex");
    subjects.forEach(
        (kind, subject) ->
            bundle.extension(
                "bad-" + kind.toLowerCase() + "-analyzer",
                "analysis.Analyzer",
                "Bad" + kind + "Analyzer",
                kind + "Analyzer<NoParameters>",
                NONE
                    + "public Findings analyze(NoParameters p, "
                    + subject
                    + " s, AnalysisContext c) {\n"
                    + "  throw new IllegalStateException(\"no findings\"); }"));
    bundle
        .extension(
            "bad-analyzer",
            "analysis.Analyzer",
            "BadAnalyzer",
            "MatrixAnalyzer<NoParameters>",
            "public BadAnalyzer() { throw new Error(\"no object\"); }\n"
                + NONE
                + "public Findings analyze(NoParameters p, Matrix m, AnalysisContext c) {\n"
                + "  return Findings.metrics(Map.of()); }")
        .extension(
            "demanding-analyzer",
            "analysis.Analyzer",
            "Demanding",
            "MatrixAnalyzer<Demanding.P>",
            "public record P(@Parameter(text = \"Must be said\") int needed) {}\n"
                + "public Class<P> parameters() { return P.class; }\n"
                + "public Findings analyze(P p, Matrix m, AnalysisContext c) {\n"
                + "  return Findings.metrics(Map.of(\"needed\", (double) p.needed())); }");
  }

  private Result anlage(String... arguments) throws IOException, InterruptedException {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 2);
    all[arguments.length] = "--plugins";
    all[arguments.length + 1] = plugins.toString();
    return Distribution.in(work).quick().run(all);
  }

  private Result run(MiniExperiment experiment) throws IOException, InterruptedException {
    experiment.write(work.resolve("study.json"));
    return anlage("run", "study.json", "--store", "store", "--seeds", "1");
  }

  private int stored() throws IOException {
    return new StoreContents(work.resolve("store")).manifests().size();
  }

  @Test
  void onesThatCannotEvenBeAskedAreNamedBeforeAnythingRuns() throws Exception {
    for (String name : List.of("bad-class", "bad-constructor", "bad-parameters", "bad-record")) {
      run(new MiniExperiment().arm("bad", "\"" + name + "\""))
          .expect(4)
          .saysOnce(name.equals("bad-record") ? "undeclared" : "generator '" + name + "'");
    }
    assertEquals(0, stored());
    Result doctor = anlage("doctor").expect(4);
    for (String name : List.of("bad-class", "bad-constructor", "bad-parameters", "bad-analyzer")) {
      doctor.saysOut("'" + name + "'");
    }
    doctor.saysOut("/ by zero").saysOut("no object").saysOut("no parameters");
    anlage("schema").expect(0).saysOut("wrong-shape");
    anlage("list").expect(0).saysOut("bad-constructor");
    anlage("describe", "bad-constructor").expect(4).saysOnce("'bad-constructor'");
  }

  @Test
  void onesThatFailInARunLeaveTheOtherRunsAlone() throws Exception {
    MiniExperiment experiment = new MiniExperiment();
    for (String name : List.of("bad-generate", "wrong-shape", "not-finite", "no-matrix")) {
      experiment.arm(name, "\"" + name + "\"");
    }
    experiment.arm("bad-transform", "[\"glorot\", \"bad-transform\"]");
    String arm = "{\"name\": \"%1$s\", \"weights\": \"glorot\", \"%2$s\": \"%1$s\"}";
    experiment.arm(arm.formatted("bad-embedding", "embedding"));
    experiment.arm(arm.formatted("bad-bind", "regularizers"));
    experiment.arm(arm.formatted("bad-penalty", "regularizers"));
    experiment.arm(arm.formatted("bad-constraint", "constraints"));
    experiment.arm(arm.formatted("bad-projection", "constraints"));
    Result result = run(experiment).expect(4);
    assertEquals(2, stored(), result::toString);
    result.says("error: generator 'bad-generate' of bad.extensions 1.0.0", "two lines");
    result.says("error: generator 'wrong-shape'", "3 x 3", "16 x 16");
    result.says("error: generator 'not-finite'", "Infinity");
    result.says("error: generator 'no-matrix'");
    result.says("error: transform 'bad-transform'", "StackOverflowError");
    result.says("error: embedding 'bad-embedding'", "gone/Library");
    result.says("error: regularizer 'bad-bind'", "7");
    result.says("error: regularizer 'bad-penalty'", "no value");
    result.says("error: constraint 'bad-constraint'", "no bond");
    result.says("error: constraint 'bad-projection'", "no way");
    result.saysOut("report.html");
  }

  @Test
  void tasksAndTrainersToo() throws Exception {
    Result result =
        run(
            new MiniExperiment()
                .with(
                    "tasks",
                    "[\"bad-fill\", {\"use\": \"go-nogo\","
                        + " \"dataset\": {\"validation\": 32, \"test\": 32}}, \"bad-describe\"]"));
    result.expect(4).saysOut("report.html");
    result.says("error: task 'bad-fill'", "no trials");
    result.says("error: task 'bad-describe'", "no words");
    assertEquals(2, stored(), result::toString);
    run(new MiniExperiment().with("trainer", "\"bad-trainer\""))
        .expect(4)
        .says("error: trainer 'bad-trainer'", "no training");
  }

  @Test
  void analyzersAreSetAside() throws Exception {
    Result result = run(new MiniExperiment().without("analyzers")).expect(0);
    for (String name : List.of("matrix", "run", "study", "cortex")) {
      String analyzer = "bad-" + name + "-analyzer";
      result.says("warning: analyzer " + analyzer + " is set aside", "no findings");
    }
    result.says("warning: analyzer bad-analyzer is set aside");
    assertEquals(
        5,
        result.err().lines().filter(line -> line.contains("is set aside")).count(),
        result::toString);
    assertTrue(!result.err().contains("demanding"), result::toString);
    assertEquals(2, stored());
    Path results = work.resolve("store/studies");
    String study = StoreContents.names(results).get(0);
    assertTrue(
        StoreContents.names(results.resolve(study))
            .containsAll(List.of("accuracy.json", "report.html")));
    anlage("analyze", "store", "--with", "bad-run-analyzer").expect(4).says("no findings");
    anlage("data", "inspect").expect(0).says("warning: analyzer bad-cortex-analyzer");
  }

  @Test
  void aSourceThatFailsDoesNotHideTheOthers() throws Exception {
    java.nio.file.Files.createDirectory(work.resolve("empty"));
    anlage("data", "inspect", "empty")
        .expect(3)
        .saysOnce("no source recognises this")
        .says("warning: source 'bad-source'", "no look");
    run(new MiniExperiment().with("data", "{\"source\": \"bad-source\"}"))
        .expect(4)
        .saysOnce("source 'bad-source'", "no load");
  }
}
