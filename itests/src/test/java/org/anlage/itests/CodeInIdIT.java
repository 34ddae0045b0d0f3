package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** However code reaches a run, other code gives the run another id. */
class CodeInIdIT {
  private static final String NUMERICS =
      "org.anlage.algebra org.anlage.api org.anlage.ejml org.anlage.engine";

  @TempDir Path work;
  private Distribution anlage;
  private Path plugins;

  @BeforeEach
  void folders() throws IOException {
    anlage = Distribution.in(work).quick();
    plugins = Files.createDirectories(work.resolve("plug"));
    new MiniExperiment()
        .with("arms", "[{ \"name\": \"own\", \"weights\": \"own-weights\" }]")
        .with("seeds", "1")
        .write(work.resolve("study.json"));
  }

  /** A generator of weights that are all what an expression says. */
  private static BundleSource generator(String value) {
    return BundleSource.named("test.own")
        .extension(
            "own-weights",
            "connectivity.ConnectivityGenerator",
            "Own",
            "ConnectivityGenerator<NoParameters>",
            """
              public Class<NoParameters> parameters() { return NoParameters.class; }
              public Matrix generate(NoParameters p, PriorContext c) {
                return Matrix.zeros(c.size(), c.size()).map(x -> %s);
              }
            """
                .formatted(value));
  }

  private static BundleSource library(String name, String version, double value) {
    return BundleSource.named(name)
        .header("Bundle-Version", version)
        .header("Export-Package", "test.library;version=" + version)
        .source(
            "test.library.Value",
            "package test.library; public class Value { public static double of() { return "
                + value
                + "; } }");
  }

  /** Runs the study; how many different runs the store has then. */
  private int runs() throws Exception {
    anlage.run("run", "study.json", "--store", "store", "--plugins", plugins.toString()).expect(0);
    return new StoreContents(work.resolve("store")).manifests().size();
  }

  @Test
  void codeOfAnImportedPackage() throws Exception {
    generator("test.library.Value.of()")
        .source("test.library.Value", valueStub())
        .without("test/library")
        .alsoImport("test.library")
        .write(plugins);
    library("test.lib", "1.0.0", 0.1).write(plugins);
    assertEquals(1, runs());
    assertEquals(1, runs(), "the same code is the same run");
    library("test.lib", "1.0.0", 0.2).write(plugins);
    assertEquals(2, runs(), "other code is another run");
  }

  @Test
  void codeOfAService() throws Exception {
    withService(0.1);
    assertEquals(1, runs());
    withService(0.2);
    assertEquals(2, runs(), "other code is another run");
  }

  /** The generator asks a service of another bundle, which only Declarative Services know. */
  private void withService(double value) throws IOException {
    provider(value).write(plugins);
    generatorOfService().write(plugins);
  }

  private static String supply(double value) {
    return "  public double getAsDouble() { return " + value + "; }\n";
  }

  private static BundleSource provider(double value) {
    return BundleSource.named("test.provider")
        .source(
            "test.provider.Provider",
            "package test.provider; public class Provider implements"
                + " java.util.function.DoubleSupplier {\n"
                + supply(value)
                + "}")
        .componentFile(
            "OSGI-INF/provider.xml",
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.3.0" name="test.provider">
              <service><provide interface="java.util.function.DoubleSupplier"/></service>
              <implementation class="test.provider.Provider"/>
            </scr:component>
            """);
  }

  private static BundleSource generatorOfService() {
    return generator("source.getAsDouble()")
        .replaceInSource(
            "  public Class<", "  java.util.function.DoubleSupplier source;\n  public Class<")
        .replaceInComponent(
            "<implementation",
            "<reference name=\"source\" interface=\"java.util.function.DoubleSupplier\""
                + " field=\"source\"/><implementation");
  }

  @Test
  void codeOfAFragment() throws Exception {
    generator("value()")
        .replaceInSource(
            "  public Class<",
            """
              static double value() {
                try {
                  return (double) Class.forName("test.fragment.Value").getMethod("of").invoke(null);
                } catch (ReflectiveOperationException e) {
                  throw new IllegalStateException(e);
                }
              }
              public Class<""")
        .write(plugins);
    fragment(0.1).write(plugins);
    assertEquals(1, runs());
    fragment(0.2).write(plugins);
    assertEquals(2, runs(), "other code is another run");
  }

  private static BundleSource fragment(double value) {
    return BundleSource.named("test.fragment")
        .header("Fragment-Host", "test.own")
        .source(
            "test.fragment.Value",
            "package test.fragment; public class Value { public static double of() { return "
                + value
                + "; } }");
  }

  @Test
  void codeOfADynamicImport() throws Exception {
    generator("value()")
        .header("DynamicImport-Package", "test.library")
        .replaceInSource(
            "  public Class<",
            """
              static double value() {
                try {
                  return (double) Class.forName("test.library.Value").getMethod("of").invoke(null);
                } catch (ReflectiveOperationException e) {
                  throw new IllegalStateException(e);
                }
              }
              public Class<""")
        .write(plugins);
    library("test.lib", "1.0.0", 0.1).write(plugins);
    assertEquals(1, runs());
    library("test.lib", "1.0.0", 0.2).write(plugins);
    assertEquals(2, runs(), "other code is another run");
  }

  /** Two versions of one library are both in use, each by another part of a run. */
  @Test
  void codeOfTwoVersionsOfALibrary() throws Exception {
    new MiniExperiment()
        .with("arms", "[{ \"name\": \"own\", \"weights\": [\"own-weights\", \"own-change\"] }]")
        .with("seeds", "1")
        .write(work.resolve("study.json"));
    generator("test.library.Value.of()")
        .source("test.library.Value", valueStub())
        .without("test/library")
        .alsoImport("test.library;version=\"[1,2)\"")
        .write(plugins);
    BundleSource.named("test.change")
        .extension(
            "own-change",
            "connectivity.ConnectivityTransform",
            "Change",
            "ConnectivityTransform<NoParameters>",
            """
              public Class<NoParameters> parameters() { return NoParameters.class; }
              public Matrix apply(NoParameters p, Matrix w, PriorContext c) {
                return w.map(x -> x + test.library.Value.of());
              }
            """)
        .source("test.library.Value", valueStub())
        .without("test/library")
        .alsoImport("test.library;version=\"[2,3)\"")
        .write(plugins);
    Path first = library("test.lib", "1.0.0", 0.01).write(work.resolve("one"));
    Files.move(first, plugins.resolve("lib-1.jar"));
    Path second = library("test.lib", "2.0.0", 0.001).write(work.resolve("two"));
    Files.move(second, plugins.resolve("lib-2.jar"));
    assertEquals(1, runs());
    Path other = library("test.lib", "1.0.0", 0.02).write(work.resolve("three"));
    Files.move(
        other, plugins.resolve("lib-1.jar"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    assertEquals(2, runs(), "other code is another run");
  }

  private static String valueStub() {
    return "package test.library; public class Value { public static double of() { return 0; } }";
  }

  /** A cell and an update rule that others' parameters name determine the result too. */
  @Test
  void whatParametersNameIsInTheId() throws Exception {
    new MiniExperiment()
        .with("network", "{ \"units\": 16, \"cell\": \"edges\" }")
        .with(
            "trainer",
            "{ \"use\": \"bptt\", \"updates\": 20, \"epochLength\": 10, \"batch\": 8,"
                + " \"update\": \"langevin\" }")
        .with("seeds", "1")
        .write(work.resolve("study.json"));
    List<String> bundles = List.of(bundlesOf("near").split(" "));
    assertTrue(bundles.contains("org.anlage.cells"), bundles.toString());
    assertTrue(bundles.contains("org.anlage.learning.rules"), bundles.toString());
  }

  /** Nobody widens what is in an id unawares: parameters, store and report are not in it. */
  @Test
  void theIdNamesTheEngineAndTheRunsOwnComponents() throws Exception {
    new MiniExperiment().with("seeds", "1").write(work.resolve("study.json"));
    assertEquals(
        NUMERICS
            + " org.anlage.generators org.anlage.kernels org.anlage.regularizers org.anlage.tasks"
            + " org.anlage.trainers org.anlage.wiring org.hipparchus.core",
        bundlesOf("near"));
    new MiniExperiment()
        .without("tasks")
        .without("trainer")
        .without("analyzers")
        .with("arms", "[{ \"name\": \"near\", \"weights\": \"orthogonal\" }]")
        .with("simulator", "\"linear-stochastic\"")
        .with("seeds", "1")
        .write(work.resolve("study.json"));
    assertEquals(
        NUMERICS
            + " org.anlage.generators org.anlage.kernels org.anlage.linear.dynamics"
            + " org.anlage.simulators org.anlage.wiring org.hipparchus.core",
        bundlesOf("near"));
    new MiniExperiment()
        .without("tasks")
        .without("trainer")
        .without("analyzers")
        .without("network")
        .without("arms")
        .with("estimators", "[\"cortex-overview\"]")
        .with("seeds", "1")
        .write(work.resolve("study.json"));
    assertEquals(
        "org.anlage.algebra org.anlage.analyzers.cortex org.anlage.api org.anlage.ejml"
            + " org.anlage.engine org.anlage.kernels org.anlage.neural org.anlage.wiring"
            + " org.hipparchus.core",
        bundlesOf("data"));
  }

  /** Symbolic names of the bundles in the id of the first run of an arm. */
  private String bundlesOf(String arm) throws Exception {
    Path folder = Files.createTempDirectory(work, "ids");
    anlage.run("run", "study.json", "--store", folder.toString()).expect(0);
    StoreContents store = new StoreContents(folder);
    List<String> ids =
        store.planned(store.studies().get(0)).entrySet().stream()
            .filter(run -> run.getKey().startsWith(arm + " / "))
            .map(java.util.Map.Entry::getValue)
            .toList();
    assertTrue(!ids.isEmpty(), "no run of " + arm);
    TreeSet<String> names = new TreeSet<>();
    JsonParser.parseString(Files.readString(store.run(ids.get(0)).resolve("run.json")))
        .getAsJsonObject()
        .getAsJsonArray("code")
        .forEach(line -> names.add(line.getAsString().split(" ")[0]));
    return String.join(" ", names);
  }
}
