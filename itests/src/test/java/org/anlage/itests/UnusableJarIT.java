package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.anlage.itests.Distribution.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Jars that cannot be used, all in one folder: each is named with its cause and a fix in one line
 * by {@code doctor}, and a study beside them comes to its end.
 */
@Tag("java")
class UnusableJarIT {

  private static final String BODY =
      """
      public Class<NoParameters> parameters() { return NoParameters.class; }
      public Matrix generate(NoParameters p, PriorContext c) { return Matrix.identity(c.size()); }
      """;

  @TempDir Path work;

  /** Puts a bad jar into a folder. */
  private interface Jar {
    void write(Path folder) throws IOException;
  }

  /**
   * A bad jar.
   *
   * @param file its name, as the line must have it
   * @param parts what else the line must have: cause and fix
   */
  private record Case(String file, Jar jar, String... parts) {}

  private static BundleSource generator(String name) {
    return generator(name, name, BODY);
  }

  private static BundleSource generator(String bundle, String extension, String body) {
    return BundleSource.named(bundle)
        .extension(
            extension,
            "connectivity.ConnectivityGenerator",
            "Made",
            "ConnectivityGenerator<NoParameters>",
            body);
  }

  private static List<Case> cases() {
    return List.of(
        new Case(
            "missing.jar",
            folder -> generator("missing").header("Import-Package", "org.nowhere").write(folder),
            "it needs package org.nowhere, which no bundle has",
            "put the bundle that exports it beside it"),
        new Case(
            "ahead.jar",
            folder ->
                generator("ahead")
                    .header("Import-Package", "org.anlage.api.matrix;version=\"[99,100)\"")
                    .write(folder),
            "package org.anlage.api.matrix [99.0.0,100.0.0), and here is only",
            "build it against this version"),
        new Case(
            "future.jar",
            folder ->
                generator("future")
                    .header(
                        "Require-Capability", "osgi.ee;filter:=\"(&(osgi.ee=JavaSE)(version=99))\"")
                    .write(folder),
            "it needs Java 99",
            "JAVA_HOME"),
        new Case(
            "text.jar",
            folder -> Files.writeString(folder.resolve("text.jar"), "not a zip"),
            "damaged or not a jar",
            "copy or build it again"),
        new Case(
            "cut.jar",
            folder -> {
              byte[] whole = Files.readAllBytes(generator("cut").write(folder));
              Files.write(folder.resolve("cut.jar"), Arrays.copyOf(whole, whole.length / 2));
            },
            "damaged or not a jar",
            "copy or build it again"),
        new Case(
            "plain.jar",
            folder -> {
              try (var out =
                  new JarOutputStream(Files.newOutputStream(folder.resolve("plain.jar")))) {
                out.putNextEntry(new ZipEntry("readme.txt"));
                out.closeEntry();
              }
            },
            "not an OSGi bundle",
            "bnd"),
        new Case(
            "late.jar",
            folder -> withClassVersion(generator("late").write(folder), 99),
            "generator 'late'",
            "UnsupportedClassVersionError",
            "tell the author"),
        new Case(
            "statics.jar",
            folder ->
                generator("statics", "statics", "static int no = 1 / \"\".length();\n" + BODY)
                    .write(folder),
            "generator 'statics'",
            "/ by zero"),
        new Case(
            "constructor.jar",
            folder ->
                generator(
                        "constructor",
                        "constructor",
                        "public Made() { throw new StackOverflowError(\"deep\"); }\n" + BODY)
                    .write(folder),
            "generator 'constructor'",
            "deep"),
        new Case(
            "activate.jar",
            folder ->
                generator(
                        "activate",
                        "activate",
                        "public void activate() { throw new IllegalStateException(\"no start\"); }\n"
                            + BODY)
                    .component("activate=\"activate\"")
                    .write(folder),
            "generator 'activate'",
            "no start"),
        new Case(
            "hollow.jar",
            folder ->
                BundleSource.named("hollow")
                    .header("Service-Component", "OSGI-INF/no.xml")
                    .write(folder),
            "descriptions of components cannot be read",
            "bnd"),
        new Case(
            "namesake.jar",
            folder -> generator("namesake", "orthogonal", BODY).write(folder),
            "generator 'orthogonal' of namesake 1.0.0 is not used",
            "org.anlage.generators",
            "give it another name"),
        new Case(
            "old.jar",
            folder -> {
              Files.move(generator("twice").write(folder), folder.resolve("old.jar"));
              generator("twice").header("Bundle-Version", "1.0.1").write(folder);
            },
            "a newer version of the same bundle is in",
            "twice.jar",
            "remove one of the two"),
        new Case(
            "twin.jar",
            folder -> Files.copy(generator("twin").write(folder), folder.resolve("a.jar")),
            "the same bundle in the same version is there already",
            "keep one of the two"),
        new Case(
            "own.copy.jar",
            folder -> {
              BundleSource bundle = generator("own.copy");
              bundle
                  .header("Import-Package", "org.anlage.api.matrix")
                  .source(
                      "org.anlage.api.connectivity.ConnectivityGenerator",
                      "package org.anlage.api.connectivity;\n"
                          + "public interface ConnectivityGenerator<P> {}\n")
                  .source(
                      "own.copy.Made",
                      "package own.copy; public final class Made implements"
                          + " org.anlage.api.connectivity.ConnectivityGenerator<Object> {}")
                  .write(folder);
            },
            "generator 'own.copy'",
            "its own copy of the packages of the API"),
        new Case(
            "classless.jar",
            folder -> generator("classless").without("classless").write(folder),
            "generator 'classless'",
            "its jar does not have the class classless.Made",
            "build it again"),
        new Case(
            "moved.jar",
            folder ->
                generator(
                        "moved",
                        "moved",
                        BODY + "public org.anlage.api.result.Gone gone() { return null; }\n")
                    .source(
                        "org.anlage.api.result.Gone",
                        "package org.anlage.api.result; public final class Gone {}")
                    .without("org/anlage/api/result")
                    .write(folder),
            "generator 'moved'",
            "org.anlage.api.result.Gone",
            "from org.anlage.api, which does not have that class: build it against this version"));
  }

  private static void withClassVersion(Path jar, int version) throws IOException {
    ByteArrayOutputStream changed = new ByteArrayOutputStream();
    try (JarFile in = new JarFile(jar.toFile());
        JarOutputStream out = new JarOutputStream(changed, in.getManifest())) {
      for (var entry : in.stream().filter(e -> !e.getName().endsWith("MANIFEST.MF")).toList()) {
        byte[] bytes = in.getInputStream(entry).readAllBytes();
        if (entry.getName().endsWith(".class")) {
          bytes[7] = (byte) version;
        }
        out.putNextEntry(new ZipEntry(entry.getName()));
        out.write(bytes);
        out.closeEntry();
      }
    }
    Files.write(jar, changed.toByteArray());
  }

  @Test
  void eachIsNamedInOneLineAndNoneDoesHarm() throws Exception {
    Path folder = Files.createDirectories(work.resolve("plug"));
    List<Case> cases = cases();
    for (Case bad : cases) {
      bad.jar().write(folder);
    }
    Distribution anlage = Distribution.in(work).quick();
    Result doctor = anlage.run("doctor", "--plugins", "plug").expect(4);
    Result json = anlage.run("doctor", "--json", "--plugins", "plug").expect(4);
    assertAll(cases.stream().map(bad -> () -> assertNamed(bad, folder.toRealPath(), doctor)));
    assertEquals(cases.size(), doctor.out().lines().count(), doctor::toString);
    cases.forEach(bad -> json.saysOut(bad.parts()[0]));

    new MiniExperiment().write(work.resolve("study.json"));
    anlage
        .run("run", "study.json", "--store", "store", "--seeds", "1", "--plugins", "plug")
        .expect(0)
        .saysOut("report.html");
    assertEquals(2, new StoreContents(work.resolve("store")).manifests().size());
  }

  private static void assertNamed(Case bad, Path folder, Result doctor) {
    List<String> parts = new ArrayList<>(List.of(bad.parts()));
    parts.add(folder.resolve(bad.file()).toString());
    long lines =
        doctor.out().lines().filter(line -> parts.stream().allMatch(line::contains)).count();
    assertEquals(1, lines, () -> "lines with all of " + parts + "\n" + doctor);
  }
}
