package org.anlage.launcher;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.anlage.analysis.StudyAnalysis;
import org.anlage.api.component.ProblemException;

/**
 * A study that was computed and analysed.
 *
 * @param analysed runs, findings, and analyzers that were set aside
 * @param report the report, if a plug-in that writes reports is installed
 * @param results folder of tables and findings
 * @param broken why runs could not be computed, by id
 */
public record StudyOutcome(
    StudyAnalysis.Analysed analysed,
    Optional<Path> report,
    Path results,
    Map<String, ProblemException> broken) {}
