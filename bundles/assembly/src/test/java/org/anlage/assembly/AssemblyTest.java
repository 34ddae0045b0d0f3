package org.anlage.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.anlage.api.component.ProblemException;
import org.anlage.boot.closure.BundleClosure;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssemblyTest {

  @TempDir Path folder;
  private final List<String> said = new ArrayList<>();
  private Path home;

  @BeforeEach
  void distribution() throws IOException {
    home = folder.resolve("home");
    for (String name : List.of("org.anlage.cli", "org.anlage.kernels", "org.apache.felix.scr")) {
      TestJar.bundle(home.resolve("bundles"), "g", name, "1.0.0");
    }
    TestJar.bundle(home.resolve("bundles"), "g", "lib", "1.0.0");
    TestJar.write(home.resolve("lib/boot.jar"), Map.of(), "");
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("bin/anlage"), "#!/bin/sh\n");
    Files.writeString(folder.resolve("a.json"), "{\"name\": \"a\"}");
  }

  /** Takes the roots, and every candidate whose file begins with a word. */
  private Assembly assembly(String needed) {
    BundleClosure closure =
        (roots, candidates) -> {
          List<BundleClosure.Member> members = new ArrayList<>();
          roots.forEach(root -> members.add(new BundleClosure.Member(root, List.of())));
          for (Path candidate : candidates) {
            if (candidate.getFileName().toString().startsWith(needed)) {
              members.add(new BundleClosure.Member(candidate, List.of("org.anlage.cli")));
            }
          }
          return new BundleClosure.Completion(members, List.of());
        };
    return new Assembly(
        home, List.of(folder.resolve("plug")), List.of(folder.resolve("m2")), closure, said::add);
  }

  private Path feature(String members) throws IOException {
    return Files.writeString(
        folder.resolve("f.json"), "{\"id\": \"org.e:lab:1.0\"" + members + "}");
  }

  private Assembly.Assembled assemble(String members) throws IOException {
    return assembly("lib")
        .assemble(feature(members), Map.of(), List.of(), Optional.of(folder.resolve("out")));
  }

  private void assertRefused(String members, String... parts) throws IOException {
    ProblemException refused =
        assertThrows(ProblemException.class, () -> assemble(members), members);
    for (String part : parts) {
      assertTrue(refused.getMessage().contains(part), refused.getMessage() + " lacks " + part);
    }
    assertTrue(Files.notExists(folder.resolve("out")), "nothing is written");
  }

  @Test
  void itHasThePlatformWhatIsNamedAndWhatIsNeeded() throws Exception {
    TestJar.bundle(folder.resolve("plug"), "g", "mine", "2.0.0");
    Assembly.Assembled made =
        assemble(
            ", \"bundles\": [{\"id\": \"g:mine:2.0.0\"}], \"extensions\": {"
                + "\"anlage-experiments\": {\"type\": \"JSON\", \"json\": [\"a.json\"]},"
                + "\"anlage-data\": {\"json\": {\"files\": [\"plug\"], \"default\": \"plug\"}},"
                + "\"anlage-defaults\": {\"json\": {\"seeds\": 2}},"
                + "\"anlage-branding\": {\"json\": {\"name\": \"Lab\", \"experiment\": \"a.json\"}},"
                + "\"others\": {\"type\": \"TEXT\", \"text\": [\"x\"]}}");
    assertEquals(5, made.bundles());
    Path place = folder.resolve("out");
    assertEquals(
        List.of(
            "resolving 4 bundles with 1 to choose from", "digesting 13 files", "writing " + place),
        said);
    assertEquals(
        Map.of(
            "org.anlage.cli-1.0.0.jar", List.of(),
            "org.anlage.kernels-1.0.0.jar", List.of(),
            "org.apache.felix.scr-1.0.0.jar", List.of(),
            "lib-1.0.0.jar", List.of("org.anlage.cli")),
        made.added());
    Path out = folder.resolve("out");
    assertTrue(Files.isExecutable(out.resolve("bin/anlage")));
    assertEquals(
        Files.readString(folder.resolve("a.json")),
        Files.readString(out.resolve("examples/a.json")));
    assertTrue(Files.exists(out.resolve("data/plug/mine-2.0.0.jar")));
    assertTrue(Files.readString(out.resolve("conf/defaults.json")).contains("../data/plug"));
    assertTrue(Verification.of(out).intact());
    Sbom sbom = Sbom.read("", Files.readString(out.resolve(Sbom.FILE)));
    assertEquals(
        List.of(
            "bundles/lib-1.0.0.jar",
            "bundles/mine-2.0.0.jar",
            "bundles/org.anlage.cli-1.0.0.jar",
            "bundles/org.anlage.kernels-1.0.0.jar",
            "bundles/org.apache.felix.scr-1.0.0.jar",
            "lib/boot.jar"),
        sbom.parts().stream().map(SbomComponent::file).toList());
    InstalledBranding branding = new InstalledBranding(out);
    assertEquals("Lab", branding.name());
    assertEquals("Lab", branding.reportTitle());
    assertEquals(Optional.of(out.resolve("examples/a.json")), branding.experiment());
  }

  @Test
  void theFeatureInADistributionMakesTheSameDistribution() throws Exception {
    TestJar.bundle(folder.resolve("plug"), "g", "mine", "2.0.0");
    assemble(
        ", \"bundles\": [{\"id\": \"g:mine:*\"}], \"extensions\": {"
            + "\"anlage-experiments\": {\"json\": [\"a.json\"]}}");
    assembly("nothing")
        .assemble(
            folder.resolve("out/feature.json"),
            Map.of(),
            List.of(),
            Optional.of(folder.resolve("again")));
    for (String path : DistributionFiles.ofFolder(folder.resolve("out")).files().keySet()) {
      assertEquals(
          -1,
          Files.mismatch(
              folder.resolve("out").resolve(path), folder.resolve("again").resolve(path)),
          path);
    }
  }

  @Test
  void anArchiveHasTheSameBytesWhoeverNamesItsBundles() throws Exception {
    Path feature = feature("");
    Path lib = home.resolve("bundles/lib-1.0.0.jar");
    assembly("lib").assemble(feature, Map.of(), List.of(), Optional.of(folder.resolve("a.zip")));
    assembly("none")
        .assemble(feature, Map.of(), List.of(lib), Optional.of(folder.resolve("b.zip")));
    assertEquals(-1, Files.mismatch(folder.resolve("a.zip"), folder.resolve("b.zip")));
  }

  @Test
  void bundlesAreFoundByFileInAMavenRepositoryAndInAFolder() throws Exception {
    Path plain = TestJar.write(folder.resolve("p.jar"), Map.of("Bundle-SymbolicName", "p"), "");
    TestJar.bundle(folder.resolve("m2/g/q/3"), "g", "q", "3");
    Path exported = TestJar.bundle(folder.resolve("exported"), "g", "r", "4");
    Path feature =
        feature(", \"bundles\": [{\"id\": \"g:p:1\", \"file\": \"p.jar\"}, {\"id\": \"g:q:3\"}]");
    assembly("none")
        .assemble(feature, Map.of(), List.of(exported), Optional.of(folder.resolve("out")));
    String pinned = Files.readString(folder.resolve("out/feature.json"));
    for (String id : List.of("g:p:1", "g:q:3", "g:r:4", "g:org.anlage.cli:1.0.0")) {
      assertTrue(pinned.contains("\"" + id + "\""), pinned);
    }
    assertTrue(pinned.contains(Jar.read(plain).part().sha256()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ", 'bundels': [] | unknown key \"bundels\" in the feature | did you mean \"bundles\"?",
        ", 'bundles': [{'id': 'g:lib'}] | are no Maven coordinates | group:artifact:version",
        ", 'bundles': [{'id': 'g:lbi:1'}] | there is no bundle g:lbi:1 | did you mean \"g:lib\"?",
        ", 'bundles': [{'id': 'g:lib:2'}] | got version 1.0.0; ask for that version | looked in",
        ", 'bundles': [{'id': 'g:x:1', 'file': 'gone.jar'}] | there is no jar for the bundle g:x:1 | build it first",
        ", 'bundles': [{'id': 'g:x:1', 'file': 'a.json'}] | damaged or not a jar | a.json",
        ", 'bundles': [{'id': 'g:lib:*', 'sha256': '00'}] | is not the one that is meant | expected 00",
        ", 'bundles': [{'id': 'g:lib:*', 'sha265': '00'}] | unknown key \"sha265\" | did you mean \"sha256\"?",
        ", 'complete': true | says it is complete, but its bundles need more | lib-1.0.0.jar",
        ", 'configurations': {'pid': {'x': 1}} | \"configurations\" cannot be used | anlage-defaults",
        ", 'variables': [] | wrong type for \"variables\" | an object",
        ", 'variables': {'x': {}} | wrong type for the variable \"x\" | a string, a number",
        ", 'variables': {'x': null} | the variable \"x\" has no value | --variable x=VALUE",
        ", 'variables': {'lab': 1}, 'vendor': '${lob}' | there is no variable \"lob\" | did you mean \"lab\"?",
        ", 'extensions': {'anlage-brand': {}} | unknown extension \"anlage-brand\" | did you mean \"anlage-branding\"?",
        ", 'extensions': {'x': {'kind': 'mandatory'}} | is mandatory, and Anlage does not know it | leave it out",
        ", 'extensions': {'anlage-experiments': {'json': ['b.json']}} | there is no such file | b.json",
        ", 'extensions': {'anlage-experiments': {'jsn': []}} | unknown key \"jsn\" | did you mean \"json\"?",
        ", 'extensions': {'anlage-defaults': {'json': {'arm': []}}} | unknown key \"arm\" | did you mean \"arms\"?",
        ", 'extensions': {'anlage-branding': {'json': {'name': 'x', 'accent': 'red'}}} | \"red\" is no colour | #rrggbb",
        ", 'extensions': {'anlage-branding': {'json': {'name': 'x', 'experiment': 'a.json'}}} | does not come along | add it to anlage-experiments",
        ", 'extensions': {'anlage-data': {'json': {'files': ['a.json'], 'default': 'b'}}} | is not one of its files | \"files\""
      })
  void whatIsWrongIsSaidInOneLine(String members, String first, String second) throws Exception {
    assertRefused(members.replace('\'', '"'), first, second, folder.toString());
  }

  @Test
  void variablesAreFilledInAndKeepTheirTypes() throws Exception {
    Path feature =
        feature(
            ", \"variables\": {\"lab\": \"Lab\", \"seeds\": 2, \"units\": 64, \"who\": null},"
                + " \"name\": \"${lab} of ${who}, ${seeds}\", \"extensions\": {"
                + "\"anlage-defaults\": {\"json\": {\"seeds\": \"${seeds}\", \"network\":"
                + " {\"units\": \"${units}\"}}},"
                + "\"others\": {\"type\": \"TEXT\", \"text\": [\"${home}\"]}}");
    Path out = folder.resolve("out");
    Map<String, String> given = Map.of("who", "7", "units", "100");
    assertEquals(
        "Lab of 7, 2",
        assembly("lib").assemble(feature, given, List.of(), Optional.of(out)).name());
    String defaults = Files.readString(out.resolve("conf/defaults.json"));
    assertTrue(defaults.matches("(?s).*\"seeds\": 2\\b.*\"units\": 100\\b.*"), defaults);
    String pinned = Files.readString(out.resolve("feature.json"));
    assertTrue(pinned.contains("Lab of 7, 2") && !pinned.contains("variables"), pinned);
    assembly("none")
        .assemble(
            out.resolve("feature.json"), Map.of(), List.of(), Optional.of(folder.resolve("again")));
    assertEquals(-1, Files.mismatch(out.resolve("lock.json"), folder.resolve("again/lock.json")));
  }

  @ParameterizedTest
  @CsvSource({
    "units, many, expected a number",
    "flag, 1, expected true or false",
    "unit, 1, did you mean \"units\"?"
  })
  void valuesOfVariablesAreChecked(String name, String value, String part) throws Exception {
    Path feature = feature(", \"variables\": {\"units\": 1.5, \"flag\": true}");
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                assembly("lib")
                    .assemble(feature, Map.of(name, value), List.of(), Optional.empty()));
    assertTrue(refused.getMessage().contains(part), refused.getMessage());
  }

  @Test
  void anExperimentBringsWhatItExtends() throws Exception {
    Files.writeString(folder.resolve("b.json"), "{\"extends\": \"a.json\"}");
    assertRefused(
        ", \"extensions\": {\"anlage-experiments\": {\"json\": [\"b.json\"]}}",
        "this experiment extends a.json, which does not come along");
  }

  @Test
  void twoVersionsOfABundleAreRefused() throws Exception {
    TestJar.bundle(folder.resolve("plug"), "g", "lib", "2.0.0");
    assertRefused(
        ", \"bundles\": [{\"id\": \"g:lib:*\"}]", "there are several bundles g:lib:*", "lib-2.0.0");
    assertRefused(
        ", \"bundles\": [{\"id\": \"g:lib:1.0.0\"}, {\"id\": \"g:lib:2.0.0\"}]",
        "the bundle lib is there twice",
        "keep one of the two");
  }

  @Test
  void whatTheResolverSaysIsPassedOn() throws Exception {
    BundleClosure refusing =
        (roots, candidates) ->
            new BundleClosure.Completion(
                List.of(),
                List.of(new BundleClosure.Unusable(roots.get(0), "it needs x", "put x there")));
    Assembly assembly = new Assembly(home, List.of(), List.of(), refusing, said::add);
    ProblemException refused =
        assertThrows(
            ProblemException.class,
            () ->
                assembly.assemble(
                    feature(""), Map.of(), List.of(), Optional.of(folder.resolve("out"))));
    assertEquals(ProblemException.Kind.PLUGIN, refused.kind());
    assertTrue(
        refused
            .getMessage()
            .endsWith(
                "org.anlage.cli-1.0.0.jar cannot be used: it needs x; put x there, or name it in"
                    + " \"bundles\""),
        refused.getMessage());
  }

  @Test
  void anIdThatIsNotTheJarsIsRefused() throws Exception {
    TestJar.write(
        folder.resolve("p.jar"), Map.of("Bundle-SymbolicName", "p", "Bundle-Version", "1.0.0"), "");
    assertRefused(
        ", \"bundles\": [{\"id\": \"g:p:2.0.0\", \"file\": \"p.jar\"}]",
        "the jar is not the bundle g:p:2.0.0",
        "p 1.0.0");
    TestJar.write(folder.resolve("q.jar"), Map.of("Bundle-SymbolicName", "q"), "g:q:1.0.0");
    assertRefused(
        ", \"bundles\": [{\"id\": \"g:r:*\", \"file\": \"q.jar\"}]",
        "the jar is not the bundle g:r:*",
        "g:q:1.0.0");
    assemble(", \"bundles\": [{\"id\": \"g:p:1.0\", \"file\": \"p.jar\"}]");
  }

  /** A bundle with a component of this name. */
  private void component(String bundle, String name) throws IOException {
    Path jar = TestJar.bundle(home.resolve("bundles"), "g", bundle, "1.0.0");
    try (FileSystem zip = FileSystems.newFileSystem(jar)) {
      Path xml = Files.createDirectory(zip.getPath("OSGI-INF")).resolve("c.xml");
      Files.writeString(
          xml, "<property name=\"anlage.name\" type=\"String\" value=\"" + name + "\"/>");
    }
  }

  @Test
  void defaultsThatNameAbsentComponentsAreRefused() throws Exception {
    component("lib-tasks", "go-nogo");
    String defaults =
        ", \"extensions\": {\"anlage-defaults\": {\"json\": {\"tasks\": \"%s\","
            + " \"arms\": [{\"name\": \"a\", \"weights\": [%s]}]}}}";
    assertRefused(
        defaults.formatted("go-noggo", "{\"use\": \"ring\"}"),
        "the defaults name the task \"go-noggo\", which no bundle of the distribution has",
        "did you mean \"go-nogo\"?",
        "the defaults name the generator or transform \"ring\"");
    component("lib-weights", "ring");
    assemble(defaults.formatted("go-nogo", "\"ring\""));
  }

  @Test
  void theNoticeNamesWhatIsInTheDistribution() throws Exception {
    Files.writeString(
        home.resolve("NOTICE"),
        """
        Anlage
        Licensed under a licence.

        bundles/
          JNA   Apache-2.0

        Products of somebody.

        Lib: Copyright (c) 1 A
        JNA: Copyright (c) 2 B

          Text one.

        ASM: Copyright (c) 3 C

          Text two.
        """);
    assemble(", \"name\": \"Lab\"");
    String notice = Files.readString(folder.resolve("out/NOTICE"));
    assertTrue(notice.startsWith("Anlage\nLicensed under a licence.\n"), notice);
    assertTrue(notice.contains("This distribution, Lab, contains"), notice);
    assertTrue(notice.matches("(?s).*  lib 1.0.0 +Apache-2.0\n.*"), notice);
    assertTrue(notice.contains("Lib: Copyright (c) 1 A\n\n  Text one.\n"), notice);
    for (String absent : List.of("JNA", "ASM", "Text two")) {
      assertTrue(!notice.contains(absent), notice);
    }
  }

  @Test
  void aFileThatChangesWhileItIsWrittenIsNotLockedAsSomethingElse() throws Exception {
    DistributionFiles content = new DistributionFiles();
    Path file = Files.writeString(folder.resolve("x"), "before");
    content.add("x", file);
    Lock lock = Lock.of("id", content);
    DistributionFiles checked = content.checkedBy(lock);
    checked.write(folder.resolve("same"));
    Files.writeString(file, "after");
    IOException refused =
        assertThrows(IOException.class, () -> checked.write(folder.resolve("other")));
    assertTrue(refused.getMessage().contains("x was changed while"), refused.getMessage());
  }
}
