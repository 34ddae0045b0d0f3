/**
 * Interpreter of trial programs, modifiers of them, and suites of several tasks. Tasks that are
 * made of programs extend {@link org.anlage.task.programs.ProgramTask}.
 */
@Export
@Version("0.1.0")
@NullMarked
package org.anlage.task.programs;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
