package org.anlage.engine.compute;

import java.lang.ref.SoftReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.anlage.api.component.Problem;
import org.anlage.api.component.ProblemException;
import org.anlage.api.data.Cortex;

/**
 * The data of a study: that of all arms, and recordings by digest. Recordings are loaded when a run
 * needs them, and let go when memory runs short.
 */
public final class StudyData {
  private final Optional<Cortex> shared;
  private final Map<String, Supplier<Cortex>> recordings;
  private final Map<String, SoftReference<Cortex>> loaded = new ConcurrentHashMap<>();

  /**
   * The data.
   *
   * @param shared the data of all arms, where the study has any
   * @param recordings how to load recordings, by digest
   */
  public StudyData(Optional<Cortex> shared, Map<String, Supplier<Cortex>> recordings) {
    this.shared = shared;
    this.recordings = Map.copyOf(recordings);
  }

  /** No data at all. */
  public static StudyData none() {
    return new StudyData(Optional.empty(), Map.of());
  }

  /** One data set, whether it is that of all arms or a recording. */
  public static StudyData of(Cortex cortex) {
    return new StudyData(Optional.of(cortex), Map.of(cortex.digest(), () -> cortex));
  }

  /** The data of all arms. */
  public Optional<Cortex> shared() {
    return shared;
  }

  /** A recording. */
  public synchronized Cortex recording(String digest) {
    SoftReference<Cortex> kept = loaded.getOrDefault(digest, new SoftReference<>(null));
    return Optional.ofNullable(kept.get()).orElseGet(() -> load(digest));
  }

  private Cortex load(String digest) {
    Supplier<Cortex> source = recordings.get(digest);
    if (source == null) {
      throw new IllegalArgumentException("no recording of digest " + digest);
    }
    Cortex cortex = source.get();
    if (!cortex.digest().equals(digest)) {
      throw ProblemException.data(
          new Problem(
              "a recording has changed while the study was computed",
              cortex.provenance().title(),
              "SHA-256 " + cortex.digest(),
              digest,
              "run the experiment again"));
    }
    loaded.put(digest, new SoftReference<>(cortex));
    return cortex;
  }
}
