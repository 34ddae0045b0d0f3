package org.anlage.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;
import org.anlage.api.result.Column;
import org.anlage.api.result.Table;
import org.anlage.datasets.DatasetFetch;
import org.anlage.datasets.Digest;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonReader;

/** The provenance of a data set: source and parameters, licence, files with their digests. */
final class DataProvenance {
  private static final int MOST_FILES = 50;

  /** Digests of larger files take longer than the rest of a card. */
  private static final long LARGEST = 1L << 30;

  private final List<String> names = new ArrayList<>();
  private final List<String> contents = new ArrayList<>();

  private DataProvenance() {}

  static Table of(DataOptions data, Cortex cortex) {
    DataProvenance provenance = new DataProvenance();
    provenance.row("source", cortex.provenance().source());
    provenance.row("parameters", data.parameters().isEmpty() ? "none" : data.parameters());
    provenance.row("data", data.name());
    provenance.row("SHA-256 of the values", cortex.digest());
    data.path().ifPresent(provenance::files);
    return new Table(
        "provenance",
        "Where the data came from.",
        List.of(
            new Column.Texts("what", provenance.names),
            new Column.Texts("content", provenance.contents)));
  }

  private void row(String name, String content) {
    names.add(name);
    contents.add(content);
  }

  private void files(Path path) {
    try {
      fetched(path.resolve(DatasetFetch.RECORD));
      List<Path> files;
      try (Stream<Path> tree = Files.walk(path)) {
        files = tree.filter(Files::isRegularFile).sorted().toList();
      }
      for (Path file : files.subList(0, Math.min(MOST_FILES, files.size()))) {
        String name =
            Files.isDirectory(path)
                ? path.relativize(file).toString()
                : String.valueOf(file.getFileName());
        long size = Files.size(file);
        row(
            name,
            size > LARGEST
                ? size + " bytes; larger than 1 GiB, digest left out"
                : size + " bytes, " + Digest.sha256(file));
      }
      if (files.size() > MOST_FILES) {
        row("further files", Integer.toString(files.size() - MOST_FILES));
      }
    } catch (IOException e) {
      row("files", "cannot be listed: " + e);
    }
  }

  /** What `data fetch` recorded of the data set. */
  private void fetched(Path record) {
    if (Files.isRegularFile(record)) {
      Json.Obj json = (Json.Obj) JsonReader.read(record, ProblemException.Kind.DATA);
      for (String name : List.of("dataset", "title", "licence", "citation", "note")) {
        Optional.ofNullable(json.members().get(name))
            .filter(Json.Str.class::isInstance)
            .map(text -> ((Json.Str) text).value())
            .filter(text -> !text.isEmpty())
            .ifPresent(text -> row(name, text));
      }
    }
  }
}
