package org.anlage.analysis;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.anlage.api.analysis.ActivityView;
import org.anlage.api.data.Cortex;
import org.anlage.api.data.Positions;
import org.anlage.api.matrix.Matrix;
import org.anlage.api.network.Network;
import org.anlage.api.result.Moments;
import org.anlage.engine.compute.Lazy;
import org.anlage.engine.compute.SimulationFiles;
import org.anlage.npy.Npy;
import org.anlage.npy.NpyArray;
import org.anlage.parameters.json.Json;
import org.anlage.store.StoredFiles;

/** What a run that simulated stored of its activity. */
final class StoredActivity implements ActivityView {
  private final Path folder;
  private final List<Path> windows;
  private final Json.Obj extent;
  private final Supplier<Optional<Cortex>> cortex;
  private final Supplier<Network> network;
  private final Supplier<SortedMap<String, NpyArray>> kept;

  StoredActivity(Path folder, Supplier<Optional<Cortex>> cortex, Supplier<Network> network) {
    this.folder = folder;
    this.cortex = cortex;
    this.network = network;
    windows = SimulationFiles.windows(folder);
    extent = StoredFiles.object(folder.resolve("manifest.json"), json -> json.object("extent"));
    Path file = folder.resolve(SimulationFiles.KEPT);
    kept = Lazy.of(() -> Files.exists(file) ? StoredFiles.arrays(file) : new TreeMap<>());
  }

  @Override
  public String title() {
    return "simulated activity of " + units() + " units";
  }

  @Override
  public int units() {
    return (int) extent.number("units");
  }

  @Override
  public double interval() {
    return extent.number("interval");
  }

  @Override
  public int segments() {
    return windows.size();
  }

  @Override
  public int samples(int segment) {
    return (int) extent.number("window");
  }

  @Override
  public Matrix segment(int index) {
    Path file = windows.get(index);
    return Npy.read(file).matrix(file.toString()).transpose();
  }

  @Override
  public Optional<Moments> moments() {
    Path file = folder.resolve(SimulationFiles.MOMENTS);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    SortedMap<String, NpyArray> arrays = StoredFiles.arrays(file);
    return Optional.of(
        new Moments(
            required(arrays, "samples", file).longs(file + ": samples")[0],
            required(arrays, "mean", file).doubles(file + ": mean"),
            required(arrays, "covariance", file).matrix(file + ": covariance")));
  }

  @Override
  public Optional<Positions> positions() {
    return cortex.get().filter(c -> c.size() == units()).flatMap(Cortex::positions);
  }

  @Override
  public Optional<Matrix> weights() {
    return Optional.of(network.get().recurrent());
  }

  @Override
  public Set<String> arrays() {
    return new TreeSet<>(kept.get().keySet());
  }

  @Override
  public Matrix array(String name) {
    Path file = folder.resolve(SimulationFiles.KEPT);
    return required(kept.get(), name, file).matrix(file + ": " + name);
  }

  private static NpyArray required(SortedMap<String, NpyArray> arrays, String name, Path file) {
    NpyArray array = arrays.get(name);
    if (array == null) {
      throw new IllegalArgumentException(
          "no array '" + name + "' in " + file + ", which has " + arrays.keySet());
    }
    return array;
  }
}
