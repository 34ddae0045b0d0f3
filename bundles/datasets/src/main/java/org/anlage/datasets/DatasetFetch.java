package org.anlage.datasets;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;

/**
 * Fetches data sets into folders. A file that is there already, with the right size and digest, is
 * not fetched again. {@code fetched.json} in the folder says what is there, from where, under which
 * licence, and with which digests.
 */
public final class DatasetFetch {
  /** The record of what was fetched. */
  public static final String RECORD = "fetched.json";

  private static final URI ZENODO = URI.create("https://zenodo.org/api/");
  private static final URI DANDI = URI.create("https://api.dandiarchive.org/api/");
  private static final long SAY_EVERY = 2_000_000_000L;

  private final Web web;
  private final DatasetNames names;
  private final Consumer<String> said;

  /**
   * Fetches.
   *
   * @param catalogue known data sets
   * @param patience how long is waited for servers
   * @param said takes a line now and then
   */
  public DatasetFetch(DatasetCatalogue catalogue, Patience patience, Consumer<String> said) {
    this(catalogue, patience, said, ZENODO, DANDI);
  }

  DatasetFetch(
      DatasetCatalogue catalogue, Patience patience, Consumer<String> said, URI zenodo, URI dandi) {
    this.said = said;
    web = new Web(patience, said);
    names = new DatasetNames(catalogue, web, zenodo, dandi);
  }

  /**
   * Finds a data set; nothing of it is fetched yet.
   *
   * @param name a name of the catalogue, {@code zenodo:RECORD}, {@code dandi:...} or an address
   * @param patterns names of the wanted files, {@code *} for any characters; none: all
   */
  public Dataset find(String name, List<String> patterns) {
    Dataset dataset = names.find(name);
    List<PathMatcher> wanted =
        patterns.stream().map(p -> FileSystems.getDefault().getPathMatcher("glob:" + p)).toList();
    List<DatasetFile> files =
        dataset.files().stream()
            .filter(
                file ->
                    wanted.isEmpty()
                        || wanted.stream().anyMatch(w -> w.matches(Path.of(file.path()))))
            .toList();
    if (files.isEmpty()) {
      throw ProblemException.configuration(
          new Problem(
              "no file is of such a name",
              name,
              String.join(", ", patterns),
              dataset.files().isEmpty()
                  ? "a data set with files"
                  : "one of "
                      + String.join(
                          ", ", dataset.files().stream().map(DatasetFile::path).limit(20).toList()),
              ""));
    }
    return dataset.with(files);
  }

  /**
   * Fetches all files of a data set.
   *
   * @param folder where to
   */
  public void fetch(Dataset dataset, Path folder) throws IOException {
    List<Json> records = new ArrayList<>();
    for (DatasetFile each : dataset.files()) {
      DatasetFile file = names.withDigest(each);
      Path target = folder.resolve(file.path());
      Digest digest;
      if (isThere(file, target)) {
        digest = Digest.sha256(target);
        said.accept(file.path() + " is there already");
      } else {
        digest = new Download(web, file, target, new Said(file)).fetch();
        said.accept(
            file.path()
                + (file.digest().isPresent()
                    ? " has the digest that it should"
                    : ": no digest is known to compare with; this one is recorded: " + digest));
      }
      records.add(
          Json.Obj.create()
              .with("path", file.path())
              .with("url", file.url().toString())
              .with("bytes", Files.size(target))
              .with("sha256", digest.hex())
              .with("compared", file.digest().map(Digest::toString).orElse("")));
    }
    Json.Obj record =
        Json.Obj.create()
            .with("dataset", dataset.name())
            .with("title", dataset.title())
            .with("licence", dataset.licence())
            .with("citation", dataset.citation())
            .with("note", dataset.note())
            .with("files", Json.array(records));
    Files.writeString(folder.resolve(RECORD), JsonWriter.pretty(record));
  }

  private static boolean isThere(DatasetFile file, Path target) throws IOException {
    return Files.isRegularFile(target)
        && file.digest().isPresent()
        && file.digest().get().of(target).equals(file.digest().get());
  }

  /** Says now and then how much of a file has come. */
  private final class Said implements java.util.function.LongConsumer {
    private final DatasetFile file;
    private long last = System.nanoTime();

    Said(DatasetFile file) {
      this.file = file;
    }

    @Override
    public void accept(long bytes) {
      if (System.nanoTime() - last > SAY_EVERY) {
        last = System.nanoTime();
        String of =
            file.bytes().isPresent()
                ? String.format(Locale.ROOT, " of %.1f", 1e-6 * file.bytes().getAsLong())
                : "";
        said.accept(String.format(Locale.ROOT, "%s %.1f%s MB", file.path(), 1e-6 * bytes, of));
      }
    }
  }
}
