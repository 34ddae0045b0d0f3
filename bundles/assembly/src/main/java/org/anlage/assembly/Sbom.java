package org.anlage.assembly;

import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.anlage.parameters.json.JsonWriter;

/**
 * The software bill of materials of a distribution: CycloneDX 1.5 (ECMA-424) in JSON. It has no
 * date, and its serial number follows from its content, so that equal distributions have equal
 * ones.
 *
 * @param id what the distribution is
 * @param name its name
 * @param parts what is in it
 */
record Sbom(Coordinates id, String name, List<SbomComponent> parts) {
  /** Its name in a distribution. */
  static final String FILE = "sbom.cdx.json";

  Sbom {
    parts = parts.stream().sorted(Comparator.comparing(SbomComponent::file)).toList();
  }

  /** As a file. */
  String json() {
    Json.Obj subject =
        Json.Obj.create()
            .with("type", "application")
            .with("bom-ref", id.packageUrl())
            .with("group", id.group())
            .with("name", id.artifact())
            .with("version", id.version())
            .with("description", name)
            .with("purl", id.packageUrl());
    Json.Obj metadata = Json.Obj.create().with("component", subject);
    Json.Arr components = Json.array(parts.stream().map(part -> part.json("")).toList());
    String digest = JsonWriter.digest(Json.Obj.create().with("m", metadata).with("c", components));
    UUID serial = UUID.nameUUIDFromBytes(digest.getBytes(StandardCharsets.US_ASCII));
    return JsonWriter.pretty(
        Json.Obj.create()
            .with("$schema", "http://cyclonedx.org/schema/bom-1.5.schema.json")
            .with("bomFormat", "CycloneDX")
            .with("specVersion", "1.5")
            .with("serialNumber", "urn:uuid:" + serial)
            .with("version", 1L)
            .with("metadata", metadata)
            .with("components", components));
  }

  /** Reads a file that {@link #json} made; {@code where} stands for it in messages. */
  static Sbom read(String where, String text) {
    Json.Obj json = (Json.Obj) JsonReader.parse(where, text, ProblemException.Kind.DATA);
    Json.Obj subject = json.object("metadata").object("component");
    return new Sbom(
        Coordinates.ofPackageUrl(subject.text("purl")).orElseThrow(),
        subject.text("description"),
        json.array("components").stream()
            .map(part -> SbomComponent.read((Json.Obj) part))
            .toList());
  }
}
