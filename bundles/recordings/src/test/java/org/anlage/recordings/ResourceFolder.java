package org.anlage.recordings;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** Copies resources into a folder of a test. */
record ResourceFolder(Path folder) {
  Path copy(String name) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    try (InputStream in = ResourceFolder.class.getResourceAsStream(name)) {
      Files.write(file, Objects.requireNonNull(in, name).readAllBytes());
    }
    return file;
  }

  Path kilosort() throws IOException {
    for (String name :
        new String[] {"spike_times.npy", "spike_clusters.npy", "params.py", "cluster_group.tsv"}) {
      copy("kilosort/" + name);
    }
    return folder.resolve("kilosort");
  }
}
