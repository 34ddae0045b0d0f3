package org.anlage.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.cyclonedx.Version;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.cyclonedx.model.Hash;
import org.cyclonedx.parsers.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SbomTest {

  @TempDir Path folder;

  private static final Coordinates ID = Coordinates.parse("org.example:lab:1.0").orElseThrow();

  private Sbom sample() throws IOException {
    Path plain = TestJar.bundle(folder.resolve("in"), "org.x", "plain", "1.2.0");
    Path wrapped =
        TestJar.write(
            folder.resolve("in/wrapped.jar"),
            Map.of(
                "Bundle-SymbolicName",
                "wrapped;singleton:=true",
                "Bundle-Version",
                "3.0.0",
                "Bundle-License",
                "MIT, http://example.org/own-licence",
                "Embedded-Artifacts",
                "a-1.jar;g=\"org.y\";a=\"a\";v=\"1\";license=\"MIT\",b.jar;g=\"org.y\";a=\"b\";v=\"2\""),
            "");
    SbomComponent choice =
        Jar.read(plain)
            .part()
            .as("bundles/choice.jar", Coordinates.parse("org.x:choice:1"))
            .under(new Licence("EPL-2.0 OR LGPL-2.1-or-later"));
    return new Sbom(
        ID,
        "Lab",
        List.of(
            Jar.read(wrapped).part().as("bundles/wrapped.jar", Optional.empty()),
            Jar.read(plain).part().as("bundles/plain.jar", Jar.read(plain).part().id()),
            choice));
  }

  @Test
  void itIsValidByTheSchemaAndHasWhatOthersLookFor() throws Exception {
    byte[] json = sample().json().getBytes(StandardCharsets.UTF_8);
    assertEquals(List.of(), new JsonParser().validate(json, Version.VERSION_15));
    Bom bom = new JsonParser().parse(json);
    assertEquals("pkg:maven/org.example/lab@1.0", bom.getMetadata().getComponent().getPurl());
    assertEquals(
        List.of("choice", "plain", "wrapped"),
        bom.getComponents().stream().map(Component::getName).toList());
    Component plain = bom.getComponents().get(1);
    assertEquals("pkg:maven/org.x/plain@1.2.0", plain.getPurl());
    assertEquals("Apache-2.0", plain.getLicenses().getLicenses().get(0).getId());
    Hash hash = plain.getHashes().get(0);
    assertEquals("SHA-256", hash.getAlgorithm());
    assertEquals(
        org.anlage.parameters.json.JsonWriter.sha256(
            Files.readAllBytes(folder.resolve("in/plain-1.2.0.jar"))),
        hash.getValue());
    assertEquals(
        "EPL-2.0 OR LGPL-2.1-or-later",
        bom.getComponents().get(0).getLicenses().getExpression().getValue());
    Component wrapped = bom.getComponents().get(2);
    assertEquals("pkg:generic/wrapped@3.0.0", wrapped.getPurl());
    assertEquals("MIT", wrapped.getLicenses().getLicenses().get(0).getId());
    assertEquals(
        "http://example.org/own-licence", wrapped.getLicenses().getLicenses().get(1).getName());
    assertEquals(
        List.of("pkg:maven/org.y/a@1", "pkg:maven/org.y/b@2"),
        wrapped.getComponents().stream().map(Component::getPurl).toList());
  }

  @Test
  void readBackItIsTheSame() throws Exception {
    Sbom sbom = sample();
    assertEquals(sbom, Sbom.read("sbom", sbom.json()));
  }

  @Test
  void theSerialNumberFollowsFromTheContent() throws Exception {
    Sbom sbom = sample();
    assertEquals(serial(sbom), serial(sample()));
    assertNotEquals(serial(sbom), serial(new Sbom(ID, "Other", sbom.parts())));
  }

  private static String serial(Sbom sbom) {
    return sbom.json()
        .lines()
        .filter(line -> line.contains("serialNumber"))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aFolderIsSealedWithTheCoordinatesOfTheBuild() throws Exception {
    Path lib = TestJar.write(folder.resolve("d/lib/boot.jar"), Map.of(), "");
    TestJar.bundle(folder.resolve("d/bundles"), "org.x", "plain", "1.2.0");
    TestJar.bundle(folder.resolve("d/devkit/org/x/plain/1.2.0"), "org.x", "plain", "1.2.0");
    TestJar.bundle(folder.resolve("d/devkit/org/x/kit/1"), "org.x", "kit", "1");
    Map<String, Coordinates> artifacts =
        DistributionMetadata.artifacts(
            List.of(
                "",
                "The following files have been resolved:",
                "   org.b:boot:jar:7-SNAPSHOT:compile -- module org.b [auto]",
                "   org.x:plain:jar:1.2.0:compile"));
    Properties licences = new Properties();
    Sbom subject = new Sbom(ID, "Lab", List.of());
    IllegalArgumentException unknown =
        assertThrows(
            IllegalArgumentException.class,
            () -> DistributionMetadata.seal(folder.resolve("d"), subject, artifacts, licences));
    assertEquals(
        "lib/boot.jar has no licence; name it: org.b:boot:7-SNAPSHOT", unknown.getMessage());
    licences.setProperty("org.b:boot", "MIT");
    DistributionMetadata.seal(folder.resolve("d"), subject, artifacts, licences);
    Sbom sealed = Sbom.read("", Files.readString(folder.resolve("d").resolve(Sbom.FILE)));
    assertEquals(
        List.of("org.x:plain:1.2.0", "org.x:kit:1", "org.b:boot:7-SNAPSHOT"),
        sealed.parts().stream().map(part -> part.id().orElseThrow().toString()).toList());
    assertEquals(true, Verification.of(folder.resolve("d")).intact());
    Files.writeString(lib, "changed");
    assertEquals(List.of("lib/boot.jar"), Verification.of(folder.resolve("d")).changed());
  }
}
