/**
 * What {@code check} finds, while standards are written: a language server for editors. Start with {@link
 * care.concordance.languageserver.LanguageServerMain}.
 */
@NullMarked
package care.concordance.languageserver;

import org.jspecify.annotations.NullMarked;
