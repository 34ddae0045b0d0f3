package org.anlage.launcher;

import java.util.Map;
import java.util.Optional;

/**
 * How far a study is.
 *
 * @param study folder of the study
 * @param runs number of distinct runs by status: {@code done}, {@code failed}, {@code missing},
 *     {@code damaged}; failed are also those that could not be computed and are not stored
 * @param failures number of failed runs by reason
 * @param submitted whether it had jobs on a cluster
 * @param jobs number of its jobs in the queue by state, such as {@code running}; empty if it had
 *     none or the queue cannot be asked
 */
public record StudyStatus(
    String study,
    Map<String, Long> runs,
    Map<String, Long> failures,
    boolean submitted,
    Optional<Map<String, Long>> jobs) {}
