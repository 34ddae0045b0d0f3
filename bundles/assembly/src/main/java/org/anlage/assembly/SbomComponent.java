package org.anlage.assembly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.anlage.parameters.json.Json;

/**
 * A piece of software in a distribution, as a component of CycloneDX.
 *
 * @param file where it is in the distribution; empty for one inside another
 * @param id Maven coordinates, where they are known
 * @param name symbolic name of the bundle, or artifact
 * @param version version
 * @param sha256 digest of the file, hex; empty for one inside another
 * @param licences licences; several all apply
 * @param inside software that is part of the file
 */
record SbomComponent(
    String file,
    Optional<Coordinates> id,
    String name,
    String version,
    String sha256,
    List<Licence> licences,
    List<SbomComponent> inside) {
  private static final String FILE = "anlage:file";

  SbomComponent {
    licences = List.copyOf(licences);
    inside = List.copyOf(inside);
  }

  /** The same software in another place, or with coordinates that are known now. */
  SbomComponent as(String newFile, Optional<Coordinates> newId) {
    String exact = newId.map(Coordinates::version).orElse(version);
    return new SbomComponent(newFile, newId, name, exact, sha256, licences, inside);
  }

  /** The same with a licence that is known otherwise. */
  SbomComponent under(Licence licence) {
    return new SbomComponent(file, id, name, version, sha256, List.of(licence), inside);
  }

  /** As a component; {@code within} is what it is inside of, empty for nothing. */
  Json.Obj json(String within) {
    String reference = id.map(Coordinates::packageUrl).orElseGet(() -> generic(name, version));
    Json.Obj json = Json.Obj.create().with("type", "library").with("bom-ref", within + reference);
    id.ifPresent(known -> json.with("group", known.group()));
    json.with("name", id.map(Coordinates::artifact).orElse(name))
        .with("version", id.map(Coordinates::version).orElse(version));
    if (!sha256.isEmpty()) {
      Json.Obj digest = Json.Obj.create().with("alg", "SHA-256").with("content", sha256);
      json.with("hashes", Json.array(List.of(digest)));
    }
    if (!licences.isEmpty()) {
      json.with("licenses", Licence.json(licences));
    }
    json.with("purl", reference);
    if (!inside.isEmpty()) {
      String from = within + reference + "#";
      json.with("components", Json.array(inside.stream().map(part -> part.json(from)).toList()));
    }
    if (!file.isEmpty()) {
      json.with(
          "properties", Json.array(List.of(property(FILE, file), property("osgi:name", name))));
    }
    return json;
  }

  /** Reads {@link #json} back. */
  static SbomComponent read(Json.Obj json) {
    List<SbomComponent> inside = new ArrayList<>();
    optional(json, "components").forEach(part -> inside.add(read((Json.Obj) part)));
    var properties =
        optional(json, "properties").stream()
            .map(property -> (Json.Obj) property)
            .collect(Collectors.toMap(each -> each.text("name"), each -> each.text("value")));
    List<Json> hashes = optional(json, "hashes");
    return new SbomComponent(
        properties.getOrDefault(FILE, ""),
        Coordinates.ofPackageUrl(json.text("purl")),
        properties.getOrDefault("osgi:name", json.text("name")),
        json.text("version"),
        hashes.isEmpty() ? "" : ((Json.Obj) hashes.get(0)).text("content"),
        Licence.read(optional(json, "licenses")),
        inside);
  }

  private static List<Json> optional(Json.Obj json, String name) {
    return json.members().containsKey(name) ? json.array(name) : List.of();
  }

  private static Json.Obj property(String name, String value) {
    return Json.Obj.create().with("name", name).with("value", value);
  }

  private static String generic(String name, String version) {
    return "pkg:generic/" + name + "@" + version;
  }
}
