package org.anlage.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How a study is computed; none of this changes a result.
 *
 * @param store folder of the store
 * @param executor where runs are computed: {@code threads}, {@code processes}, ...
 * @param executorOptions what the user asks of the executor, by name of the option without hyphens
 * @param threads workers
 * @param report where the report goes; in the store by default
 * @param watch whether plug-ins that change are taken up, also after the last run
 * @param acceptBuilds whether stored runs of the same definition by other code are used
 */
public record RunOptions(
    Path store,
    String executor,
    Map<String, String> executorOptions,
    int threads,
    Optional<Path> report,
    boolean watch,
    boolean acceptBuilds) {}
