package org.anlage.api.component;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Names an extension. On a Declarative Services component it becomes the service properties {@code
 * anlage.name}, {@code anlage.text} and {@code anlage.source}, so a catalogue can be listed without
 * creating anything.
 */
@ComponentPropertyType
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Extension {
  /** Prefix of the service properties. */
  String PREFIX_ = "anlage.";

  /** The name in experiment files: lower case, words joined by hyphens; unique for its kind. */
  String name();

  /** What it is, one sentence. */
  String text();

  /** Where the method is published: a DOI or a citation; empty where it is elementary. */
  String source() default "";
}
