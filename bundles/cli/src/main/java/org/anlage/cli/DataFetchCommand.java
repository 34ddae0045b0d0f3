package org.anlage.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.datasets.Dataset;
import org.anlage.datasets.DatasetCatalogue;
import org.anlage.datasets.DatasetFetch;
import org.anlage.datasets.DatasetFile;
import org.anlage.datasets.Patience;
import org.anlage.parameters.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** Fetches a public data set. */
@Command(
    name = "fetch",
    mixinStandardHelpOptions = true,
    description = {
      "Fetch a public data set into a folder. Licence and citation are shown first.",
      "",
      "WHAT is a name of the catalogue (without WHAT it is listed), zenodo:RECORD,"
          + " dandi:DANDISET[@VERSION][/PATH] or an address. What was cut off goes on where it"
          + " stopped; digests are checked and recorded in fetched.json."
    })
final class DataFetchCommand implements Callable<Integer> {
  private static final int MOST_SHOWN = 20;

  @ParentCommand private @Nullable DataCommand parent;

  @Parameters(index = "0", arity = "0..1", paramLabel = "WHAT", description = "Data set.")
  private Optional<String> what = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder (default: the name of the data set, here).")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--file",
      paramLabel = "GLOB",
      description = "Fetch files of such names alone; repeatable.")
  private List<String> patterns = new ArrayList<>();

  @Option(names = "--dry-run", description = "Show licence, citation and files, and fetch nothing.")
  private boolean dryRun;

  @Mixin private JsonOption json = new JsonOption();

  @Override
  public Integer call() {
    if (parent == null) {
      throw new IllegalStateException("commands are made by the command line");
    }
    Session session = parent.session();
    DatasetCatalogue catalogue = DatasetCatalogue.of(session.context());
    if (what.isEmpty()) {
      list(session, catalogue.datasets());
      return ExitCode.OK;
    }
    DatasetFetch fetch =
        new DatasetFetch(catalogue, Patience.USUAL, line -> session.err().println(line));
    Dataset dataset = fetch.find(what.get(), patterns);
    describe(dataset, json.words(session).out());
    if (dryRun) {
      if (json.wanted()) {
        session.print(toJson(dataset));
      }
      return ExitCode.OK;
    }
    Path folder = out.orElse(folder(dataset));
    try {
      fetch.fetch(dataset, folder);
    } catch (IOException e) {
      throw new ProblemException(
          ProblemException.Kind.STORE,
          new Problem("cannot write", folder.toString(), String.valueOf(e), "", ""),
          e);
    }
    if (json.wanted()) {
      session.print(toJson(dataset).with("folder", StudyJson.absolute(folder)));
    } else {
      session.out().println("fetched " + folder);
    }
    return ExitCode.OK;
  }

  private void list(Session session, Collection<Dataset> datasets) {
    if (json.wanted()) {
      session.print(
          Json.array(
              datasets.stream()
                  .map(d -> Json.Obj.create().with("name", d.name()).with("title", d.title()))
                  .toList()));
    } else {
      datasets.forEach(d -> session.out().println(d.name() + "  " + d.title()));
    }
  }

  private static Json.Obj toJson(Dataset dataset) {
    List<Json.Obj> files = new ArrayList<>();
    for (DatasetFile file : dataset.files()) {
      Json.Obj json = Json.Obj.create().with("path", file.path());
      file.bytes().ifPresent(bytes -> json.with("bytes", bytes));
      files.add(json);
    }
    return Json.Obj.create()
        .with("name", dataset.name())
        .with("title", dataset.title())
        .with("licence", dataset.licence())
        .with("citation", dataset.citation())
        .with("note", dataset.note())
        .with("files", Json.array(files));
  }

  /** A name for a folder: that of the data set, without what separates parts of addresses. */
  private static Path folder(Dataset dataset) {
    return Path.of(dataset.name().replaceFirst("^.*://", "").replaceAll("[^\\w.-]+", "-"));
  }

  private static void describe(Dataset dataset, PrintWriter out) {
    out.println(dataset.title());
    out.println("licence " + dataset.licence());
    out.println("cite    " + dataset.citation());
    if (!dataset.note().isEmpty()) {
      out.println("note    " + dataset.note());
    }
    long known = dataset.files().stream().mapToLong(f -> f.bytes().orElse(0)).sum();
    out.println("files   " + dataset.files().size() + ", " + megabytes(OptionalLong.of(known)));
    dataset.files().stream()
        .limit(MOST_SHOWN)
        .forEach(file -> out.println("        " + line(file)));
    if (dataset.files().size() > MOST_SHOWN) {
      out.println("        and " + (dataset.files().size() - MOST_SHOWN) + " more");
    }
    out.flush();
  }

  private static String line(DatasetFile file) {
    return file.path() + "  " + megabytes(file.bytes());
  }

  private static String megabytes(OptionalLong bytes) {
    return bytes.isEmpty()
        ? "size not known"
        : String.format(Locale.ROOT, "%.3f MB", 1e-6 * bytes.getAsLong());
  }
}
