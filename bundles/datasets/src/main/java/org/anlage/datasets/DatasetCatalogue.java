package org.anlage.datasets;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/**
 * The data sets that are known by name: those of every bundle whose manifest has the header {@code
 * Anlage-Datasets}, the path of a JSON file in the bundle. The file is {@code {"datasets":
 * [{"name", "title", "licence", "citation", "note", "files": [{"path", "url", "bytes",
 * "sha256"}]}]}}; note, bytes and sha256 may be absent. Of two with a name the first counts.
 */
public final class DatasetCatalogue {
  /** Header of the manifest. */
  public static final String HEADER = "Anlage-Datasets";

  private final Map<String, Dataset> datasets = new TreeMap<>();

  private DatasetCatalogue() {}

  /** The catalogue of all bundles of a framework, in the order of their installation. */
  public static DatasetCatalogue of(BundleContext context) {
    DatasetCatalogue catalogue = new DatasetCatalogue();
    for (Bundle bundle : context.getBundles()) {
      String path = bundle.getHeaders().get(HEADER);
      URL entry = path == null ? null : bundle.getEntry(path.strip());
      if (entry != null) {
        try (InputStream in = entry.openStream()) {
          catalogue.add(
              bundle.getSymbolicName() + ", " + path,
              new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return catalogue;
  }

  /** The catalogue of one file. */
  static DatasetCatalogue parse(String place, String json) {
    DatasetCatalogue catalogue = new DatasetCatalogue();
    catalogue.add(place, json);
    return catalogue;
  }

  private void add(String place, String json) {
    Json.Obj file = (Json.Obj) JsonReader.parse(place, json, ProblemException.Kind.PLUGIN);
    for (Json each : file.array("datasets")) {
      Dataset dataset = dataset((Json.Obj) each);
      datasets.putIfAbsent(dataset.name(), dataset);
    }
  }

  /** All data sets, in order of name. */
  public Collection<Dataset> datasets() {
    return datasets.values();
  }

  Optional<Dataset> find(String name) {
    return Optional.ofNullable(datasets.get(name));
  }

  private static Dataset dataset(Json.Obj json) {
    List<DatasetFile> files =
        json.array("files").stream().map(Json.Obj.class::cast).map(DatasetCatalogue::file).toList();
    return new Dataset(
        json.text("name"),
        json.text("title"),
        json.text("licence"),
        json.text("citation"),
        optional(json, "note").orElse(""),
        files);
  }

  private static DatasetFile file(Json.Obj json) {
    return new DatasetFile(
        json.text("path"),
        URI.create(json.text("url")),
        json.members().containsKey("bytes")
            ? OptionalLong.of((long) json.number("bytes"))
            : OptionalLong.empty(),
        optional(json, "sha256").map(Digest::sha256));
  }

  private static Optional<String> optional(Json.Obj json, String name) {
    return json.members().containsKey(name) ? Optional.of(json.text(name)) : Optional.empty();
  }
}
