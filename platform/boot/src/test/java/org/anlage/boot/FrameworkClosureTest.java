package org.anlage.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.anlage.boot.closure.BundleClosure.Completion;
import org.anlage.boot.closure.BundleClosure.Member;
import org.anlage.boot.closure.BundleClosure.Unusable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrameworkClosureTest {

  @TempDir Path folder;

  private Path bundle(String name, Map<String, String> headers) throws IOException {
    return BundleJar.write(folder, name, headers);
  }

  private static Completion complete(List<Path> roots, Path... candidates) throws IOException {
    return new FrameworkClosure().complete(roots, List.of(candidates));
  }

  private static List<Path> jars(Completion completion) {
    assertEquals(List.of(), completion.problems());
    return completion.members().stream().map(Member::jar).toList();
  }

  private static void assertRefused(Completion completion, Path jar, String... parts) {
    assertEquals(1, completion.problems().size(), completion.problems()::toString);
    Unusable problem = completion.problems().get(0);
    assertEquals(jar, problem.jar());
    for (String part : parts) {
      assertTrue((problem.cause() + "; " + problem.fix()).contains(part), problem::toString);
    }
  }

  @Test
  void whatIsNeededIsAddedThroughSeveralStepsAndNothingElse() throws IOException {
    Path root = bundle("root", Map.of("Import-Package", "org.middle"));
    Path middle =
        bundle("middle", Map.of("Export-Package", "org.middle", "Require-Bundle", "leaf"));
    Path leaf = bundle("leaf", Map.of());
    Path idle = bundle("idle", Map.of("Export-Package", "org.idle"));
    Completion completion = complete(List.of(root), idle, leaf, middle);
    assertEquals(List.of(root, leaf, middle), jars(completion));
    assertEquals(
        List.of(List.of(), List.of("middle"), List.of("root")),
        completion.members().stream().map(Member::neededBy).toList());
  }

  @Test
  void theHighestVersionThatFitsIsTaken() throws IOException {
    Path root = bundle("root", Map.of("Import-Package", "org.lib;version=\"[1,2)\""));
    Path low = bundle("low", Map.of("Export-Package", "org.lib;version=1.1.0"));
    Path high = bundle("high", Map.of("Export-Package", "org.lib;version=1.4.0"));
    Path next = bundle("next", Map.of("Export-Package", "org.lib;version=2.0.0"));
    assertEquals(List.of(root, high), jars(complete(List.of(root), low, high, next)));
  }

  @Test
  void aServiceThatComponentsMustHaveIsAdded() throws IOException {
    Path root =
        bundle(
            "root",
            Map.of(
                "Require-Capability",
                "osgi.service;filter:=\"(objectClass=org.x.Clock)\";effective:=active"));
    Path clock =
        bundle(
            "clock",
            Map.of(
                "Provide-Capability",
                "osgi.service;objectClass:List<String>=\"org.x.Clock\";effective:=active",
                "Import-Package",
                "org.time"));
    Path time = bundle("time", Map.of("Export-Package", "org.time"));
    assertEquals(List.of(root, clock, time), jars(complete(List.of(root), clock, time)));
    assertRefused(complete(List.of(root), time), root, "the service org.x.Clock", "no bundle has");
  }

  @Test
  void whatNothingHasIsNamedWithWhoNeedsIt() throws IOException {
    Path root = bundle("root", Map.of("Import-Package", "org.middle"));
    Path middle =
        bundle(
            "middle",
            Map.of("Export-Package", "org.middle", "Import-Package", "org.gone;version=3"));
    assertRefused(
        complete(List.of(root), middle),
        root,
        "it needs middle, which needs package org.gone 3.0.0, which no bundle has");
  }

  @Test
  void aRootThatIsNoBundleIsRefusedAndACandidateIsPassedOver() throws IOException {
    Path plain = BundleJar.writePlain(folder.resolve("plain.jar"), Map.of("Created-By", "test"));
    Path broken = Files.writeString(folder.resolve("broken.jar"), "no zip");
    Path root = bundle("root", Map.of());
    assertRefused(complete(List.of(root, plain)), plain, "not an OSGi bundle");
    assertRefused(complete(List.of(root, broken)), broken, "damaged or not a jar");
    assertEquals(List.of(root), jars(complete(List.of(root), plain, broken)));
  }

  @Test
  void aBundleForVirtualMachinesWithTheVectorApiMayBeListedAnywhere() throws IOException {
    Path simd = bundle("simd", Map.of("Import-Package", VectorModule.NAME));
    assertEquals(List.of(simd), jars(complete(List.of(simd))));
  }
}
