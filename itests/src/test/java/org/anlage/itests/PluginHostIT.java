package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No plug-in and no place stops a command, and every slip of an author has one line. */
class PluginHostIT {
  private static final String WEIGHTS =
      """
        public Class<NoParameters> parameters() { return NoParameters.class; }
        public Matrix generate(NoParameters p, PriorContext c) { return Matrix.identity(c.size()); }
      """;

  @TempDir Path work;
  private Distribution anlage;
  private Path plugins;

  @BeforeEach
  void folders() throws IOException {
    anlage = Distribution.in(work).quick();
    plugins = Files.createDirectories(work.resolve("plug"));
  }

  private static BundleSource generator(String bundle, String name) {
    return BundleSource.named(bundle)
        .extension(
            name,
            "connectivity.ConnectivityGenerator",
            "Own",
            "ConnectivityGenerator<NoParameters>",
            WEIGHTS);
  }

  /** Digits of the locale must not enter what the framework formats. */
  @ParameterizedTest
  @CsvSource({"ar, EG, arab", "fa, IR, arabext", "bn, BD, beng", "th, TH, thai"})
  void localesWithDigitsOfTheirOwn(String language, String country, String digits)
      throws Exception {
    new MiniExperiment().with("seeds", "1").write(work.resolve("study.json"));
    anlage
        .with(
            "ANLAGE_OPTS",
            "-Duser.home="
                + work
                + " -Duser.language="
                + language
                + " -Duser.country="
                + country
                + " -Duser.extensions=u-nu-"
                + digits)
        .run("run", "study.json", "--store", "store")
        .expect(0);
    assertEquals(2, new StoreContents(work.resolve("store")).manifests().size());
  }

  /** A locale that is not installed, or has no UTF-8, and a path with other letters. */
  @Test
  void placesWithOtherLetters() throws Exception {
    Path home = work.resolve("copy");
    Process copy =
        new ProcessBuilder("cp", "-r", Distribution.folder().toString(), home.toString())
            .inheritIO()
            .start();
    assertEquals(0, copy.waitFor());
    for (String[] place :
        new String[][] {
          {"C", "Ünïcödé"},
          {"POSIX", "Ünïcödé"},
          {"xx_XX.UTF-8", "Ünïcödé"},
          {"C", "a & b 'c' \"d\""}
        }) {
      Path moved = work.resolve(place[1]);
      Files.move(home, moved);
      home = moved;
      ProcessBuilder doctor =
          new ProcessBuilder(home.resolve("bin/anlage").toString(), "doctor")
              .redirectErrorStream(true);
      doctor.environment().put("LC_ALL", place[0]);
      Process process = doctor.start();
      String said = new String(process.getInputStream().readAllBytes());
      assertEquals(0, process.waitFor(), said);
      assertTrue(said.contains("nothing is wrong"), () -> List.of(place) + "\n" + said);
    }
  }

  @Test
  void anActivatorThatNeverReturns() throws Exception {
    generator("test.good", "good").write(plugins);
    BundleSource.named("test.hang")
        .header("Bundle-Activator", "test.hang.Starter")
        .header("Import-Package", "org.osgi.framework")
        .source(
            "test.hang.Starter",
            """
            package test.hang;
            import org.osgi.framework.*;
            public class Starter implements BundleActivator {
              public void start(BundleContext c) {
                while (true) { try { Thread.sleep(1000); } catch (InterruptedException e) {} }
              }
              public void stop(BundleContext c) {}
            }
            """)
        .write(plugins);
    Result list = anlage.run("list", "generator", "--plugins", "plug", "--call-limit", "ask=2");
    list.expect(0);
    assertTrue(list.out().contains("good"), list::toString);
    assertTrue(
        list.err().contains("test.hang.jar: its activator has not returned after 2 s"),
        list::toString);
  }

  /** One line of {@code doctor} for each, and nothing is said twice. */
  @Test
  void everySlipHasOneLine() throws Exception {
    List<List<String>> slips = new ArrayList<>();
    generator("test.export", "exporting")
        .header("Export-Package", "org.anlage.api.random;version=9")
        .write(plugins);
    slips.add(List.of("test.export.jar", "exports the package org.anlage.api.random"));
    generator("test.kind", "kindless")
        .replaceInComponent(
            "org.anlage.api.connectivity.ConnectivityGenerator",
            "org.anlage.api.component.Parameterized")
        .write(plugins);
    slips.add(
        List.of(
            "test.kind.jar: the generator test.kind.Own is registered as"
                + " org.anlage.api.component.Parameterized",
            "@Component(service = ConnectivityGenerator.class)"));
    generator("test.sub", "sub").write(plugins.resolve("folder"));
    slips.add(List.of("plug/folder: it is a folder, and jars in it are not looked at"));
    Files.move(generator("test.upper", "upper").write(work), plugins.resolve("UPPER.JAR"));
    slips.add(List.of("UPPER.JAR: its name does not end in .jar"));
    Files.createSymbolicLink(plugins.resolve("gone.jar"), work.resolve("nothing"));
    slips.add(List.of("gone.jar: it is a link to a file that is not there"));
    generator("test.inner", "inner").header("Bundle-ClassPath", ".,lib/math.jar").write(plugins);
    slips.add(
        List.of(
            "test.inner.jar: its Bundle-ClassPath names lib/math.jar, which the jar does not"
                + " contain"));
    needing("test.optional", "wants-optional", "test.lib.Thing")
        .alsoImport("test.lib;resolution:=optional")
        .write(plugins);
    slips.add(
        List.of(
            "generator 'wants-optional' of test.optional 1.0.0 could not be created",
            "it imports package test.lib as optional, and no bundle has it; put the bundle that"
                + " exports it beside it"));
    needing("test.unimported", "wants-unimported", "test.lib.Thing").write(plugins);
    slips.add(List.of("'wants-unimported'", "its manifest must import package test.lib"));
    generator("test.unlinked", "unlinked")
        .replaceInSource(
            "  public Class<", "  static { System.loadLibrary(\"nowhere\"); }\n  public Class<")
        .write(plugins);
    slips.add(List.of("'unlinked'", "UnsatisfiedLinkError", "carry the library in the jar"));

    Result doctor = anlage.run("doctor", "--plugins", "plug", "--call-limit", "ask=60").expect(4);
    assertEquals("", doctor.err(), "nothing is said twice");
    assertEquals(slips.size(), doctor.out().lines().count(), doctor::toString);
    for (List<String> slip : slips) {
      assertEquals(
          1,
          doctor.out().lines().filter(line -> slip.stream().allMatch(line::contains)).count(),
          () -> slip + "\n" + doctor);
    }
  }

  /** A generator that needs a class of another package when it is created. */
  private static BundleSource needing(String bundle, String name, String type) {
    return generator(bundle, name)
        .replaceInSource("  public Class<", "  { new " + type + "(); }\n  public Class<")
        .source(
            type,
            "package "
                + type.substring(0, type.lastIndexOf('.'))
                + "; public class "
                + type.substring(type.lastIndexOf('.') + 1)
                + " {}")
        .without(type.substring(0, type.lastIndexOf('.')).replace('.', '/'));
  }

  /** What a library prints must not enter what programs read. */
  @Test
  void whatPluginsPrint() throws Exception {
    generator("test.print", "printing")
        .replaceInSource(
            "  public Class<", "  static { System.out.println(\"welcome\"); }\n  public Class<")
        .write(plugins);
    Result result = anlage.run("describe", "printing", "--json", "--plugins", "plug");
    result.expect(0);
    JsonParser.parseString(result.out());
    assertTrue(!result.out().contains("welcome"), result::toString);
    assertTrue(result.err().contains("welcome"), result::toString);
  }

  /** What an extension does to the distances that it is given stays with it. */
  @Test
  void distancesThatAreChanged() throws Exception {
    generator("test.zero", "zero")
        .replaceInSource(
            "return Matrix.identity",
            "c.distances().ifPresent(d -> Arrays.fill(d.values(), 0)); return Matrix.identity")
        .write(plugins);
    BundleSource.named("test.wants")
        .extension(
            "wants-distances",
            "connectivity.ConnectivityTransform",
            "Wants",
            "ConnectivityTransform<NoParameters>",
            """
              public Class<NoParameters> parameters() { return NoParameters.class; }
              public Matrix apply(NoParameters p, Matrix w, PriorContext c) {
                if (c.distances().orElseThrow().get(0, 1) == 0) {
                  throw new IllegalStateException("distances were changed");
                }
                return w.copy();
              }
            """)
        .write(plugins);
    MiniExperiment experiment = new MiniExperiment().with("seeds", "1");
    experiment.arms().remove(1);
    experiment
        .arm(
            "{\"name\": \"changed\", \"weights\": [\"zero\", \"wants-distances\"],"
                + " \"embedding\": \"grid\"}")
        .write(work.resolve("study.json"));
    anlage.run("run", "study.json", "--store", "store", "--plugins", "plug").expect(0);
  }
}
