package org.anlage.boot.closure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Completes a set of bundles. May be called from any thread; starts nothing. */
@ProviderType
public interface BundleClosure {
  /**
   * Adds to some bundles what they need, of what there is: packages, bundles, capabilities, and
   * services that components must have. Of several candidates that fit, the framework's own choice
   * is taken: the highest version.
   *
   * @param roots jars that must be there
   * @param candidates jars that may be added; those that are no bundles are passed over, and of
   *     several with the same name and version the first counts
   * @return what it takes, or what is in the way
   * @throws IOException if no temporary folder can be made
   */
  Completion complete(List<Path> roots, List<Path> candidates) throws IOException;

  /**
   * The answer.
   *
   * @param members the roots and what they need, by file; meaningless where there are problems
   * @param problems why roots cannot be used; empty if all can
   */
  record Completion(List<Member> members, List<Unusable> problems) {
    /** A completion whose lists do not change. */
    public Completion {
      members = List.copyOf(members);
      problems = List.copyOf(problems);
    }
  }

  /**
   * A bundle that takes part.
   *
   * @param jar its file
   * @param neededBy symbolic names of the bundles that use it, sorted; empty if nothing does
   */
  record Member(Path jar, List<String> neededBy) {
    /** A member whose list does not change. */
    public Member {
      neededBy = List.copyOf(neededBy);
    }
  }

  /**
   * A root that cannot be used.
   *
   * @param jar its file
   * @param cause what is wrong, without a full stop
   * @param fix what can be done, in the imperative
   */
  record Unusable(Path jar, String cause, String fix) {}
}
