package org.anlage.engine.definition;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.anlage.engine.catalogue.ExtensionKind;

/**
 * Says which kind of extension a {@link ConfiguredExtension} in an experiment record is; of several
 * kinds, the first that has its name.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface ExtensionRef {
  ExtensionKind[] value();
}
