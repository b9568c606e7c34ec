if (excluded == 'slow') {
    println 'create is slow: it runs with -Pfull'
    return false
}
return true
