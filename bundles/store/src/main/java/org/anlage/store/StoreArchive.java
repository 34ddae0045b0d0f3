package org.anlage.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.parameters.json.Json;
import org.anlage.parameters.json.JsonWriter;
import org.anlage.store.plan.StudyPlan;

/**
 * One study of a store as a ZIP archive: format, plan, runs, the matrices that they share, findings
 * on them, and what imported files held. Unpacked it is a store. The same study gives the same
 * bytes.
 */
public final class StoreArchive {
  /** Folder of what imported files held. */
  static final String IMPORTS = "imports";

  private static final FileTime TIME = FileTime.from(Instant.EPOCH);

  private StoreArchive() {}

  /**
   * Writes a study. Damaged runs are refused.
   *
   * @return number of runs in the archive; of the others nothing is stored
   */
  public static int write(DirectoryStore store, StudyPlan plan, Path archive) {
    List<String> ids =
        plan.runs().stream()
            .map(StudyPlan.PlannedRun::id)
            .distinct()
            .filter(store::contains)
            .toList();
    ids.forEach(store::requireWhole);
    Path whole = archive.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      try (OutputStream out = Files.newOutputStream(part);
          ZipOutputStream zip = new ZipOutputStream(out)) {
        write(files(store, plan, ids), zip);
      }
      Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return ids.size();
    } catch (IOException e) {
      throw problem("the archive cannot be written", archive, e);
    }
  }

  /** Writes files by their names; the same files give the same bytes. */
  static void write(SortedMap<String, Path> files, ZipOutputStream zip) throws IOException {
    for (Map.Entry<String, Path> file : files.entrySet()) {
      ZipEntry entry = new ZipEntry(file.getKey());
      entry.setLastModifiedTime(TIME);
      zip.putNextEntry(entry);
      Files.copy(file.getValue(), zip);
      zip.closeEntry();
    }
  }

  private static SortedMap<String, Path> files(
      DirectoryStore store, StudyPlan plan, List<String> ids) throws IOException {
    Path root = store.root();
    List<Path> files = new ArrayList<>();
    files.add(root.resolve("store.json"));
    files.add(root.resolve("plans").resolve(plan.folder()).resolve("plan.json"));
    for (String id : ids) {
      files.addAll(DirectoryStore.regular(store.directory(id)));
      store.analyses(id).forEach(analyzer -> files.add(store.analysis(id, analyzer)));
      if (store.manifest(id).members().get("distances") instanceof Json.Str digest
          && !digest.value().isEmpty()) {
        files.add(root.resolve("shared").resolve(digest.value() + ".npy"));
      }
    }
    String experiment = JsonWriter.canonical(plan.experiment());
    store.list(root.resolve(IMPORTS)).stream()
        .filter(file -> experiment.contains(IMPORTS + "/" + file.getFileName()))
        .forEach(files::add);
    SortedMap<String, Path> named = new TreeMap<>();
    files.forEach(file -> named.put(store.place(file), file));
    return named;
  }

  /** Unpacks an archive beside a store and merges it in. */
  public static StoreMerge read(Path archive, DirectoryStore into) {
    Path folder = into.scratch();
    try {
      if (unpack(archive, folder) == 0 || !Files.exists(folder.resolve("store.json"))) {
        throw notAnArchive(archive, "no store.json in it");
      }
      Files.createDirectories(folder.resolve("runs"));
      return StoreMerge.of(DirectoryStore.open(folder), into);
    } catch (ZipException e) {
      throw notAnArchive(archive, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw problem("the archive cannot be read", archive, e);
    } finally {
      into.delete(folder);
    }
  }

  private static int unpack(Path archive, Path folder) throws IOException {
    int count = 0;
    try (InputStream in = Files.newInputStream(archive);
        ZipInputStream zip = new ZipInputStream(in)) {
      for (Optional<ZipEntry> entry = next(zip); entry.isPresent(); entry = next(zip)) {
        Path target = folder.resolve(entry.get().getName()).normalize();
        if (!target.startsWith(folder)) {
          throw notAnArchive(archive, "an entry outside of it: " + entry.get().getName());
        }
        if (!entry.get().isDirectory()) {
          Files.createDirectories(target.getParent());
          Files.copy(zip, target);
          count++;
        }
      }
    }
    return count;
  }

  private static Optional<ZipEntry> next(ZipInputStream zip) throws IOException {
    try {
      return Optional.ofNullable(zip.getNextEntry());
    } catch (IllegalArgumentException e) {
      throw new ZipException("the name of an entry is no text: " + e.getMessage());
    }
  }

  private static ProblemException notAnArchive(Path archive, String got) {
    return ProblemException.data(
        new Problem(
            "this is not the archive of a study",
            archive.toString(),
            got,
            "a file of `anlage store export`",
            ""));
  }

  private static ProblemException problem(String what, Path archive, IOException e) {
    return new ProblemException(
        ProblemException.Kind.STORE,
        new Problem(what, archive.toString(), e.toString(), "", ""),
        e);
  }
}
