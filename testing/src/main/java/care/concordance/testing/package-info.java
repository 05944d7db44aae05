/** Made-up registries, facts and packs for the tests and benchmarks of this project; no part of what is released. */
@NullMarked
package care.concordance.testing;

import org.jspecify.annotations.NullMarked;
