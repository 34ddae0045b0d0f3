package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plug-ins that do harm while they are called: runs that need them are broken, others finish. */
@Tag("java")
class ContainmentIT {

  private static final String NONE =
      "public Class<NoParameters> parameters() { return NoParameters.class; }\n";

  @TempDir Path work;

  private Path plugins() throws IOException {
    return Files.createDirectories(work.resolve("plug"));
  }

  private static String generate(String statements) {
    return NONE
        + "public Matrix generate(NoParameters p, PriorContext c) {\n"
        + statements
        + "\nreturn Matrix.identity(c.size()); }";
  }

  private static BundleSource generator(BundleSource bundle, String name, String body) {
    String type = "Made" + name.replace("-", "");
    return bundle.extension(
        name,
        "connectivity.ConnectivityGenerator",
        type,
        "ConnectivityGenerator<NoParameters>",
        body.replace("TYPE", type));
  }

  private Result anlage(String... arguments) throws Exception {
    String[] all = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    all[arguments.length] = "--plugins=plug";
    return Distribution.in(work).quick().run(all);
  }

  private int stored() throws IOException {
    return new StoreContents(work.resolve("store")).manifests().size();
  }

  private String report() throws IOException {
    StoreContents store = new StoreContents(work.resolve("store"));
    return Files.readString(
        store.root().resolve("studies").resolve(store.studies().get(0)).resolve("report.html"));
  }

  @Test
  void whateverAGeneratorDoesTheOtherArmsFinish() throws Exception {
    Map<String, String> statements = new TreeMap<>();
    statements.put("exits", "System.exit(0);");
    statements.put("exits-by-runtime", "Runtime.getRuntime().exit(0);");
    statements.put("halts", "Runtime.getRuntime().halt(0);");
    statements.put(
        "exits-by-reference", "((java.util.function.IntConsumer) System::exit).accept(0);");
    statements.put("out-of-memory", "long[] all = new long[Integer.MAX_VALUE]; all[0] = 1;");
    statements.put("overflows", "return generate(p, c);");
    statements.put("never-returns", "while (true) { if (c == null) { break; } }");
    statements.put(
        "never-listens",
        "while (c != null) { try { Thread.sleep(1000); } catch (InterruptedException e) { } }");
    statements.put(
        "leaks",
        "Thread t = new Thread(() -> { try { Thread.sleep(100000); } catch (Exception e) { } },"
            + " \"forgotten\"); t.setDaemon(true); t.start();");
    BundleSource bundle = BundleSource.named("harmful");
    MiniExperiment experiment = new MiniExperiment();
    statements.forEach(
        (name, text) -> {
          String body = generate(text);
          generator(
              bundle,
              name,
              text.startsWith("return")
                  ? body.replace("\nreturn Matrix.identity(c.size()); }", "}")
                  : body);
          experiment.arm(name, "\"" + name + "\"");
        });
    Path jar = bundle.write(plugins());
    experiment.write(work.resolve("study.json"));
    Result result =
        anlage("run", "study.json", "--store", "store", "--seeds", "1", "--call-limit", "work=2");
    result.expect(4).saysOut("report.html");
    for (String name : statements.keySet()) {
      if (name.startsWith("exits") || name.equals("halts")) {
        result.says("error: generator '" + name + "'", "must not end the process", jar.toString());
      }
    }
    result.says("error: generator 'out-of-memory'", "OutOfMemoryError", jar.toString());
    result.says("error: generator 'overflows'", "StackOverflowError", jar.toString());
    for (String name : new String[] {"never-returns", "never-listens"}) {
      result.says(
          "error: generator '" + name + "'",
          "2 s and was abandoned",
          "--call-limit",
          jar.toString());
    }
    result.says("warning: plugin " + jar.toRealPath(), "\"forgotten\"");
    assertEquals(3, stored(), "both usual arms and the one that only leaks");
    assertTrue(
        report().contains("must not end the process"), "the report says why runs are broken");
    anlage("status", "--store", "store")
        .expect(0)
        .saysOut("3 done, 8 failed", "1 failed: generator 'out-of-memory'", "OutOfMemoryError");
  }

  @Test
  void aTrainerThatFallsSilentIsAbandonedAndOneThatIsSlowIsNot() throws Exception {
    BundleSource bundle = BundleSource.named("trainers");
    String trainer =
        NONE
            + """
            public Effort effort(NoParameters p) { return new Effort(4, 1); }
            public List<LossTerm> audit(NoParameters p, TrainingProblem problem) { return List.of(); }
            public TrainingResult train(
                NoParameters p, TrainingProblem problem, TrainingMonitor monitor) {
              for (int update = 1; update <= 4; update++) {
                long end = System.nanoTime() + %d_000_000L;
                while (System.nanoTime() < end) { Thread.onSpinWait(); }
                monitor.updated(update, 4, 1.0);
              }
              throw new IllegalStateException("came to its end");
            }
            """;
    bundle
        .extension(
            "slow", "training.Trainer", "Slow", "Trainer<NoParameters>", trainer.formatted(700))
        .extension(
            "silent",
            "training.Trainer",
            "Silent",
            "Trainer<NoParameters>",
            trainer.formatted(60_000))
        .write(plugins());
    new MiniExperiment().with("trainer", "\"slow\"").write(work.resolve("slow.json"));
    new MiniExperiment().with("trainer", "\"silent\"").write(work.resolve("silent.json"));
    new MiniExperiment().write(work.resolve("good.json"));
    String[] rest = {"--store", "store", "--seeds", "1", "--call-limit", "train=2"};
    anlage(with("run", "slow.json", rest))
        .expect(4)
        .says("error: trainer 'slow'", "came to its end");
    anlage(with("run", "silent.json", rest))
        .expect(4)
        .says("error: trainer 'silent'", "could not train", "2 s and was abandoned");
    anlage(with("run", "good.json", rest)).expect(0);
    assertEquals(2, stored());
  }

  private static String[] with(String command, String file, String... rest) {
    String[] all = new String[rest.length + 2];
    all[0] = command;
    all[1] = file;
    System.arraycopy(rest, 0, all, 2, rest.length);
    return all;
  }

  @Test
  void anAnalyzerThatNeverReturnsIsSetAside() throws Exception {
    BundleSource.named("endless")
        .extension(
            "endless",
            "analysis.Analyzer",
            "Endless",
            "MatrixAnalyzer<NoParameters>",
            NONE
                + "public Findings analyze(NoParameters p, Matrix m, AnalysisContext c) {\n"
                + "  while (c != null) { Thread.onSpinWait(); }\n"
                + "  return Findings.metrics(Map.of()); }")
        .write(plugins());
    new MiniExperiment()
        .with("analyzers", "[\"accuracy\", \"endless\"]")
        .write(work.resolve("study.json"));
    anlage("run", "study.json", "--store", "store", "--seeds", "1", "--call-limit", "analyze=1")
        .expect(0)
        .says("warning: analyzer endless is set aside", "1 s and was abandoned")
        .saysOut("report.html");
    assertEquals(2, stored());
  }

  @Test
  void aConstructorThatNeverReturnsIsNamedByTheDoctor() throws Exception {
    BundleSource bundle = BundleSource.named("stuck");
    generator(
            bundle,
            "stuck",
            "public TYPE() { while (hashCode() != 1 << 31) { Thread.onSpinWait(); } }\n"
                + generate(""))
        .write(plugins());
    anlage("doctor", "--call-limit", "ask=1")
        .expect(4)
        .saysOut("generator 'stuck'", "could not be created", "1 s and was abandoned", "stuck.jar");
    new MiniExperiment().write(work.resolve("study.json"));
    anlage("run", "study.json", "--store", "store", "--seeds", "1").expect(0);
    assertEquals(2, stored());
  }

  @Test
  void aSplitPackageIsExplained() throws Exception {
    for (String half : new String[] {"One", "Two"}) {
      BundleSource.named("half." + half.toLowerCase())
          .header("Export-Package", "org.split")
          .source("org.split." + half, "package org.split; public final class " + half + " {}")
          .write(plugins());
    }
    BundleSource user = BundleSource.named("user");
    user.source("org.split.One", "package org.split; public final class One {}");
    user.source("org.split.Two", "package org.split; public final class Two {}");
    generator(user, "user", generate("new org.split.One(); new org.split.Two();"));
    Path jar = user.without("org/split").alsoImport("org.split").write(plugins());
    new MiniExperiment().arm("split", "\"user\"").write(work.resolve("study.json"));
    Result result = anlage("run", "study.json", "--store", "store", "--seeds", "1").expect(4);
    result.says(
        "error: generator 'user'",
        "NoClassDefFoundError",
        "package org.split from",
        "half.one.jar",
        "half.two.jar",
        "whole in one bundle",
        jar.toString());
    assertEquals(2, stored());
  }

  @Test
  void whatIsNotOnTheListIsNotLoaded() throws Exception {
    Path home = work.resolve("anlage");
    HostIT.copyTree(Distribution.folder(), home);
    Path good = generator(BundleSource.named("good"), "good", generate("")).write(plugins());
    generator(BundleSource.named("other"), "other", generate("")).write(plugins());
    String digest = Digests.sha256(good);
    Files.writeString(home.resolve("conf/plugins.sha256"), "# ours\n" + digest + "  good.jar\n");
    Distribution anlage = Distribution.at(home, work);
    Result list = anlage.run("list", "generator", "--plugins", "plug").expect(0);
    list.saysOut("The extension good").says("other.jar: it is not on the list of allowed plug-ins");
    assertTrue(!list.out().contains("The extension other"), list::toString);
    String line = Digests.sha256(plugins().resolve("other.jar")) + "  other.jar";
    list.says("add this line", line);
    anlage.run("plugins", "verify", "--plugins", "plug").expect(4).saysOut("it is not on the list");
    Files.writeString(
        home.resolve("conf/plugins.sha256"), line + "\n", java.nio.file.StandardOpenOption.APPEND);
    anlage.run("plugins", "verify", "--plugins", "plug").expect(0).saysOut("ok");
  }

  @Test
  void pluginsAreAddedListedAndRemoved() throws Exception {
    Path built = Files.createDirectories(work.resolve("built"));
    Path jar = generator(BundleSource.named("mine"), "mine", generate("")).write(built);
    Distribution anlage = Distribution.in(work);
    anlage.run("plugins", "add", jar.toString()).expect(0).saysOut("added");
    Path added = work.resolve(".anlage/plugins/mine.jar");
    assertTrue(Files.exists(added));
    anlage.run("plugins", "list").expect(0).saysOut("mine 1.0.0", "in use", "generator mine");
    anlage.run("plugins", "list", "--json").expect(0).saysOut(Digests.sha256(jar));
    Files.move(
        generator(
                BundleSource.named("mine").header("Bundle-Version", "2.0.0"), "mine", generate(""))
            .write(built),
        built.resolve("mine-2.jar"));
    anlage.run("plugins", "add", built.resolve("mine-2.jar").toString()).expect(0);
    assertTrue(!Files.exists(added), "the earlier version makes room");
    anlage.run("plugins", "list").expect(0).saysOut("mine 2.0.0");
    Files.writeString(built.resolve("bad.jar"), "no");
    anlage
        .run("plugins", "add", built.resolve("bad.jar").toString())
        .expect(4)
        .saysOnce("the plug-in was not added")
        .saysOut("damaged or not a jar");
    anlage.run("plugins", "remove", "mien").expect(2).saysOnce("did you mean \"mine\"");
    anlage.run("plugins", "remove", "mine").expect(0).saysOut("removed");
    anlage.run("plugins", "list").expect(0).saysOut("no plug-ins");
  }
}
