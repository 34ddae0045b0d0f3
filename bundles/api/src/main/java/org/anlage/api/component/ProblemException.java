package org.anlage.api.component;

import java.util.List;
import java.util.stream.Collectors;

/** Work that cannot go on because of what was given: one or more {@link Problem}s, never empty. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Whose problem it is; decides the exit code of the command line. */
  public enum Kind {
    /** Experiment file, command line, unknown component: exit code 2. */
    CONFIGURATION,
    /** Unreadable or inconsistent data: exit code 3. */
    DATA,
    /** A plug-in that was needed and failed: exit code 4. */
    PLUGIN,
    /** The store cannot be read or written, or no run succeeded: exit code 5. */
    STORE
  }

  private final Kind kind;
  private final transient List<Problem> problems;

  /** Several problems of one kind. */
  public ProblemException(Kind kind, List<Problem> problems) {
    super(problems.stream().map(Problem::line).collect(Collectors.joining("\n")));
    this.kind = kind;
    this.problems = List.copyOf(problems);
  }

  /** One problem and what caused it. */
  public ProblemException(Kind kind, Problem problem, Throwable cause) {
    this(kind, List.of(problem));
    initCause(cause);
  }

  /** One problem. */
  public ProblemException(Kind kind, Problem problem) {
    this(kind, List.of(problem));
  }

  /** A problem of the experiment or a component's parameters. */
  public static ProblemException configuration(Problem problem) {
    return new ProblemException(Kind.CONFIGURATION, problem);
  }

  /** A problem of the data. */
  public static ProblemException data(Problem problem) {
    return new ProblemException(Kind.DATA, problem);
  }

  /** Whose problem it is. */
  public Kind kind() {
    return kind;
  }

  /** All that is wrong. */
  public List<Problem> problems() {
    return problems;
  }
}
