package org.anlage.itests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cyclonedx.Version;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Distributions made from the feature files among the examples: unpacked, run, verified. */
class AssembledIT {

  private static final Path EXAMPLES = Distribution.folder().resolve("examples");

  @TempDir Path work;

  private Distribution.Result anlage(String... arguments) throws Exception {
    return Distribution.in(work).run(arguments);
  }

  /** Unpacks as unzip does, modes included, and gives the one folder at the top. */
  private Path unpacked(Path archive) throws IOException {
    Path target = Files.createDirectories(work.resolve("unpacked"));
    URI uri = URI.create("jar:" + archive.toUri());
    try (FileSystem zip =
            FileSystems.newFileSystem(uri, Map.of("enablePosixFileAttributes", "true"));
        Stream<Path> tree = Files.walk(zip.getPath("/"))) {
      for (Path file : tree.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve(file.toString().substring(1));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
        Files.setPosixFilePermissions(copy, Files.getPosixFilePermissions(file));
      }
    }
    try (Stream<Path> top = Files.list(target)) {
      return top.findFirst().orElseThrow();
    }
  }

  /** The lab's bundle as Maven builds it from the example's sources, and its feature beside it. */
  private Path lab() throws IOException {
    Path lab = work.resolve("lab-sources");
    HostIT.copyTree(EXAMPLES.resolve("distribution-lab"), lab);
    Path sources = lab.resolve("prior/src/main/java/org/example/lab");
    Path jar =
        BundleSource.named("org.example.lab")
            .source("org.example.lab.Band", Files.readString(sources.resolve("Band.java")))
            .source(
                "org.example.lab.BandShare", Files.readString(sources.resolve("BandShare.java")))
            .component("band", "connectivity.ConnectivityGenerator", "Band")
            .component("band-share", "analysis.Analyzer", "BandShare")
            .header(
                "Import-Package",
                "org.anlage.api.analysis,org.anlage.api.component,org.anlage.api.connectivity,"
                    + "org.anlage.api.matrix,org.anlage.api.result")
            .write(lab.resolve("prior/target"));
    Files.move(jar, jar.resolveSibling("org.example.lab-1.0.0.jar"));
    return lab.resolve("lab.feature.json");
  }

  private static void assertListsItself(Path home) throws Exception {
    byte[] json = Files.readAllBytes(home.resolve("sbom.cdx.json"));
    assertEquals(List.of(), new JsonParser().validate(json, Version.VERSION_15));
    String text = Files.readString(home.resolve("sbom.cdx.json"));
    for (String folder : List.of("bundles", "lib")) {
      try (Stream<Path> jars = Files.list(home.resolve(folder))) {
        for (Path jar : jars.toList()) {
          assertTrue(text.contains("\"" + folder + "/" + jar.getFileName() + "\""), jar::toString);
        }
      }
    }
  }

  @Test
  void theMinimalOneTrainsWithoutAReportAndWithoutVectors() throws Exception {
    String feature = EXAMPLES.resolve("distribution-minimal/minimal.feature.json").toString();
    anlage("assemble", feature).expect(0).saysOut("gson-2.15.0.jar");
    anlage("assemble", feature, "-o", "again.zip").expect(0);
    Path archive = work.resolve("anlage-minimal-1.0.0.zip");
    assertEquals(-1, Files.mismatch(archive, work.resolve("again.zip")), "the same bytes");
    anlage("verify", archive.toString()).expect(0).saysOut("files as locked");

    Path home = unpacked(archive);
    assertEquals("anlage-minimal-1.0.0", home.getFileName().toString());
    assertListsItself(home);
    Distribution minimal = Distribution.at(home, work).quick();
    minimal.run("doctor").expect(0);
    minimal.run("--version").expect(0).saysOut("Anlage minimal");
    String list = minimal.run("list").expect(0).out();
    assertTrue(list.contains("orthogonal") && list.contains("bptt"), list);
    assertFalse(list.matches("(?s).*analyzer +(spectrum|topology) .*"), list);
    try (Stream<Path> jars = Files.list(home.resolve("bundles"))) {
      assertTrue(jars.noneMatch(jar -> jar.toString().matches(".*(vector|report|charts).*")));
    }
    Distribution.Result demo = minimal.run("demo").expect(0);
    demo.says("no report plug-in is installed", "tables").saysOut("identity");
    StoreContents store = new StoreContents(work.resolve("anlage-demo/store"));
    Path study = store.root().resolve("studies").resolve(store.studies().get(0));
    assertTrue(Files.exists(study.resolve("accuracy.json")));
    try (Stream<Path> tables = Files.list(study.resolve("tables"))) {
      assertTrue(tables.anyMatch(table -> table.toString().endsWith(".csv")));
    }
    assertFalse(Files.exists(work.resolve("anlage-demo/report.html")));
  }

  @Test
  void theLabsHasItsPriorAsTheDefaultItsAnalyzerAndItsName() throws Exception {
    anlage("assemble", lab().toString(), "--out", "lab.zip").expect(0);
    Path home = unpacked(work.resolve("lab.zip"));
    assertListsItself(home);
    Distribution lab = Distribution.at(home, work).quick();
    lab.run("--help").expect(0).saysOut("Neighbour Lab: circles of units, on Anlage");
    lab.run("describe", "band-share").expect(0).saysOut("org.example.lab");
    lab.run("demo").expect(0).says("Neighbour Lab").saysOut("band");
    String report = Files.readString(work.resolve("anlage-demo/report.html"));
    for (String part :
        List.of("Neighbour Lab study", "#7a1f5c", "neighbours on a circle", "band_share")) {
      assertTrue(report.contains(part), part + " is not in the report");
    }
    lab.run("verify").expect(0).saysOut("org.example:neighbour-lab:1.0.0");
    lab.run("assemble", home.resolve("feature.json").toString(), "-o", "lab2.zip").expect(0);
    assertEquals(-1, Files.mismatch(work.resolve("lab.zip"), work.resolve("lab2.zip")));
  }

  /** As the example's README says: bnd writes down the bundles, and those are what is needed. */
  @Test
  void bndChoosesTheBundlesThatAssembleChooses() throws Exception {
    OuterMaven maven =
        OuterMaven.of(AssembledIT.class)
            .with("biz/aQute/bnd/bnd-resolver-maven-plugin/7.3.0")
            .with("biz/aQute/bnd/bnd-export-maven-plugin/7.1.0");
    Path lab = work.resolve("lab-by-bnd");
    HostIT.copyTree(EXAMPLES.resolve("distribution-lab"), lab);
    String home = "-Danlage.home=" + Distribution.folder().toAbsolutePath();
    maven.build(lab.resolve("prior"), home);
    String before = Files.readString(lab.resolve("lab.bndrun"));
    assertFalse(before.contains("-runbundles:"), before);
    maven.build(lab, home);
    assertTrue(Files.readString(lab.resolve("lab.bndrun")).contains("-runbundles:"));
    String feature = lab.resolve("lab.feature.json").toString();
    String exported = lab.resolve("target/export/lab").toString();
    anlage("assemble", feature, "--bundles", exported, "-o", "bnd.zip").expect(0);
    anlage("assemble", feature, "-o", "own.zip").expect(0);
    assertEquals(-1, Files.mismatch(work.resolve("bnd.zip"), work.resolve("own.zip")));
  }

  @Test
  void aDistributionThatWasTamperedWithIsFound() throws Exception {
    Path copy = work.resolve("copy");
    HostIT.copyTree(Distribution.folder(), copy);
    anlage("verify").expect(0).saysOut("org.anlage:anlage:");
    anlage("verify", "copy").expect(0);
    Files.writeString(copy.resolve("conf/java.options"), "-Xmx1g\n");
    Files.delete(copy.resolve("LICENSE"));
    Files.writeString(copy.resolve("bundles/extra.jar"), "");
    Distribution.Result result = anlage("verify", "copy").expect(3);
    for (String line :
        List.of(
            "changed  conf/java.options",
            "missing  LICENSE",
            "added    bundles/extra.jar",
            "1 changed, 1 missing, 1 added")) {
      result.saysOut(line);
    }
    anlage("verify", "copy", "--json").expect(3).saysOut("\"changed\": [\"conf/java.options\"]");
    anlage("verify", "nowhere").expect(3).saysOnce("there is no such file or folder");
  }

  @Test
  void ourOwnBillOfMaterialsIsValidAndKnowsEveryLicence() throws Exception {
    assertListsItself(Distribution.folder());
    var bom =
        new JsonParser().parse(Files.readAllBytes(Distribution.folder().resolve("sbom.cdx.json")));
    bom.getComponents()
        .forEach(
            part -> {
              assertTrue(part.getPurl().startsWith("pkg:maven/"), part::getName);
              assertTrue(part.getLicenses() != null, part::getName);
            });
  }

  @Test
  void whatCannotBeMetIsSaidInOneLine() throws Exception {
    BundleSource.named("org.example.needy")
        .header("Import-Package", "org.nowhere;version=\"[2,3)\"")
        .write(work);
    Files.writeString(
        work.resolve("f.json"),
        "{\"id\": \"g:a:1\", \"bundles\": [{\"id\": \"g:needy:1\", \"file\":"
            + " \"org.example.needy.jar\"}]}");
    anlage("assemble", "f.json")
        .expect(4)
        .saysOnce(
            "f.json: org.example.needy.jar cannot be used: it needs package org.nowhere"
                + " [2.0.0,3.0.0), which no bundle has");
    Files.writeString(
        work.resolve("f.json"),
        "{\"id\": \"g:a:1\", \"bundles\": [{\"id\": \"org.anlage:org.anlage.taks:*\"}]}");
    anlage("assemble", "f.json")
        .expect(4)
        .saysOnce("did you mean \"org.anlage:org.anlage.tasks\"?", "looked in");
    Files.writeString(work.resolve("f.json"), "{\"id\": \"g:a:1\", \"bundels\": []}");
    anlage("assemble", "f.json").expect(2).saysOnce("f.json:1:", "did you mean \"bundles\"?");
    anlage("assemble", "gone.json").expect(2).saysOnce("there is no such file");
    assertFalse(Files.exists(work.resolve("a-1.zip")));
  }
}
