package org.anlage.api.analysis;

import org.anlage.api.component.Parameterized;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Analyses something. An analyzer implements one (or more) of {@link MatrixAnalyzer}, {@link
 * RunAnalyzer}, {@link ActivityAnalyzer}, {@link StudyAnalyzer} and {@link CortexAnalyzer}, and is
 * registered as a service under this interface.
 *
 * @param <P> parameters
 */
@ConsumerType
public interface Analyzer<P extends Record> extends Parameterized<P> {}
