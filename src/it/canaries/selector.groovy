if (excluded == 'slow') {
    println 'canaries is slow: it runs with -Pfull'
    return false
}
return true
