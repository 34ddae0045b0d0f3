package org.anlage.datasets;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/**
 * Finds a data set by what the user calls it: a name of the catalogue, {@code zenodo:RECORD},
 * {@code dandi:DANDISET[@VERSION][/PATH]}, or the address of a file.
 */
final class DatasetNames {
  private static final String ZENODO = "zenodo:";
  private static final String DANDI = "dandi:";

  private final DatasetCatalogue catalogue;
  private final Web web;
  private final URI zenodo;
  private final URI dandi;

  /**
   * Names.
   *
   * @param catalogue known data sets
   * @param web requests
   * @param zenodo API of Zenodo, with a slash at its end
   * @param dandi API of DANDI, with a slash at its end
   */
  DatasetNames(DatasetCatalogue catalogue, Web web, URI zenodo, URI dandi) {
    this.catalogue = catalogue;
    this.web = web;
    this.zenodo = zenodo;
    this.dandi = dandi;
  }

  Dataset find(String name) {
    Optional<Dataset> known = catalogue.find(name);
    if (known.isPresent()) {
      return known.get();
    }
    if (name.startsWith("https://") || name.startsWith("http://")) {
      return file(name);
    }
    if (name.matches("zenodo:\\d{1,12}")) {
      return zenodo(name.substring(ZENODO.length()));
    }
    if (name.matches("dandi:\\d{6}(@[\\w.]+)?(/.+)?")) {
      return dandi(name.substring(DANDI.length()));
    }
    throw ProblemException.configuration(
        new Problem(
            "there is no such data set",
            "",
            "'" + name + "'",
            catalogue.datasets().stream().map(Dataset::name).collect(Collectors.joining(", "))
                + ", zenodo:RECORD, dandi:000000/PATH or an address",
            ""));
  }

  private static Dataset file(String address) {
    URI url;
    try {
      url = URI.create(address);
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          ProblemException.Kind.CONFIGURATION,
          new Problem("not an address", address, String.valueOf(e.getMessage()), "", ""),
          e);
    }
    String path = url.getPath() == null ? "" : url.getPath();
    String name = path.substring(path.lastIndexOf('/') + 1);
    return new Dataset(
        address,
        name,
        Dataset.UNKNOWN,
        Dataset.UNKNOWN,
        "",
        List.of(
            new DatasetFile(
                name.isEmpty() ? "download" : name, url, OptionalLong.empty(), Optional.empty())));
  }

  private Dataset zenodo(String record) {
    URI url = zenodo.resolve("records/" + record);
    Json.Obj json = json(url);
    Json.Obj metadata = json.object("metadata");
    List<DatasetFile> files = new ArrayList<>();
    for (Json each : json.array("files")) {
      Json.Obj file = (Json.Obj) each;
      files.add(
          new DatasetFile(
              file.text("key"),
              URI.create(file.object("links").text("self")),
              OptionalLong.of((long) file.number("size")),
              Digest.parse(file.text("checksum"))));
    }
    String doi = text(json, "doi").map(d -> "doi " + d).orElse(url.toString());
    String title = metadata.text("title");
    String licence =
        metadata.members().get("license") instanceof Json.Obj object
            ? text(object, "id").orElse(Dataset.UNKNOWN)
            : Dataset.UNKNOWN;
    return new Dataset(
        ZENODO + record, title, licence, creators(metadata) + title + ", " + doi, "", files);
  }

  private static String creators(Json.Obj metadata) {
    if (!metadata.members().containsKey("creators")) {
      return "";
    }
    return metadata.array("creators").stream()
        .map(each -> ((Json.Obj) each).text("name"))
        .collect(Collectors.joining("; ", "", ": "));
  }

  /** All assets of a dandiset whose path begins as given, page by page. */
  private Dataset dandi(String name) {
    String[] parts = name.split("/", 2);
    String[] set = parts[0].split("@", 2);
    String version = set.length == 2 ? set[1] : "draft";
    String base = "dandisets/" + set[0] + "/versions/" + version + "/";
    Json.Obj about = json(dandi.resolve(base));
    String path = parts.length == 2 ? parts[1] : "";
    List<DatasetFile> files = new ArrayList<>();
    Optional<URI> next =
        Optional.of(
            dandi.resolve(
                base
                    + "assets/?page_size=100&path="
                    + URLEncoder.encode(path, StandardCharsets.UTF_8)));
    while (next.isPresent()) {
      Json.Obj page = json(next.get());
      for (Json each : page.array("results")) {
        files.add(asset((Json.Obj) each));
      }
      next = text(page, "next").map(URI::create);
    }
    return new Dataset(
        DANDI + name,
        text(about, "name").orElse(set[0]),
        licences(about),
        text(about, "citation").orElse(Dataset.UNKNOWN),
        version.equals("draft") ? "a draft may change; name a version: dandi:000000@VERSION" : "",
        files);
  }

  /** An asset; its digest is in its metadata, which are asked for when it is fetched. */
  private DatasetFile asset(Json.Obj json) {
    return new DatasetFile(
        json.text("path"),
        dandi.resolve("assets/" + json.text("asset_id") + "/download/"),
        OptionalLong.of((long) json.number("size")),
        Optional.empty());
  }

  /** A file with the digest that its server states elsewhere. */
  DatasetFile withDigest(DatasetFile file) {
    String download = "/download/";
    String url = file.url().toString();
    if (file.digest().isPresent()
        || !url.startsWith(dandi + "assets/")
        || !url.endsWith(download)) {
      return file;
    }
    Json.Obj about = json(URI.create(url.substring(0, url.length() - download.length() + 1)));
    Optional<Digest> digest =
        about.members().get("digest") instanceof Json.Obj digests
            ? text(digests, "dandi:sha2-256").map(Digest::sha256)
            : Optional.empty();
    return new DatasetFile(file.path(), file.url(), file.bytes(), digest);
  }

  private static String licences(Json.Obj about) {
    return about.members().get("license") instanceof Json.Arr licences
        ? licences.items().stream()
            .map(each -> ((Json.Str) each).value().replace("spdx:", ""))
            .collect(Collectors.joining(", "))
        : Dataset.UNKNOWN;
  }

  private Json.Obj json(URI url) {
    Json json = JsonReader.parse(url.toString(), web.text(url), ProblemException.Kind.DATA);
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw Web.problem(url, "not what was expected", json.kind(), "");
  }

  private static Optional<String> text(Json.Obj json, String name) {
    return json.members().get(name) instanceof Json.Str text
        ? Optional.of(text.value())
        : Optional.empty();
  }
}
