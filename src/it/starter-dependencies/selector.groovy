if (excluded == 'slow') {
    println 'starter-dependencies is slow: it runs with -Pfull'
    return false
}
return true
